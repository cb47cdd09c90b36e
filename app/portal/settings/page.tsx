import type { Metadata } from 'next'
import { ComfortForm } from '@/components/comfort/comfort-form'
import { Preview } from '@/components/comfort/preview'
import { PutBack } from '@/components/comfort/put-back'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage } from '@/components/portal/portal-page'
import { getAppearance, getAppearanceBefore } from '@/lib/appearance/queries'
import { requireViewer } from '@/lib/auth/viewer'

export const metadata: Metadata = { title: 'Comfort settings' }

export default async function ComfortSettingsPage() {
  await requireViewer('patient')
  const current = await getAppearance()
  return (
    <PortalPage
      title="Comfort settings"
      about={<p>Make these pages fit your eyes and hands. One press changes it. It is kept with your account.</p>}
    >
      <PutBack before={await getAppearanceBefore()} current={current} />
      <Preview />
      <ComfortForm current={current} />
      <PortalLink href="/portal">Back to my start page</PortalLink>
    </PortalPage>
  )
}
