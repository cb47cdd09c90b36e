import { requireViewer } from '@/lib/auth/viewer'

export default async function PortalPage() {
  const viewer = await requireViewer('patient')
  return <p>{viewer.name}</p>
}
