import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/portal/back-link'
import { PersonalBlocks } from '@/components/portal/personal-blocks'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { gatherBrief } from './gather-brief'

export const metadata: Metadata = { title: 'For my visit' }

export default async function BriefPage() {
  const viewer = await requireViewer('patient')
  const brief = await asViewer(viewer, (scope) => gatherBrief(scope, viewer))
  if (!brief) notFound()
  return (
    <PortalPage
      title={brief.title}
      about={brief.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    >
      <nav aria-label="Print and keep" className="no-print mb-10 flex flex-wrap gap-4">
        <PortalLink href="/api/portal/brief" kind="main">
          Get it to print
        </PortalLink>
        <PortalLink href="/api/portal/brief?letters=large">Get it to print in large letters</PortalLink>
      </nav>
      {brief.sections.map(({ heading, blocks }, at) => (
        <PortalSection key={heading} id={`part-${at + 1}`} title={heading}>
          <PersonalBlocks blocks={blocks} />
        </PortalSection>
      ))}
      <BackLink href="/portal/consultations">Back to my consultations</BackLink>
    </PortalPage>
  )
}
