import { redirect } from 'next/navigation'
import { homeOf, requireViewer } from '@/lib/auth/viewer'

/** The front door leads to where the person works. */
export default async function FrontDoor(): Promise<never> {
  const viewer = await requireViewer()
  redirect(homeOf[viewer.role])
}
