import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { SessionEnd } from '@/components/account/session-end'
import { SessionFrame } from '@/components/account/session-frame'
import { KeptHost } from '@/components/drafts/kept-host'
import { coverOf } from '@/components/portal/cover'
import { PortalShell } from '@/components/shell/portal-shell'
import { getAppearance, getOffer } from '@/lib/appearance/queries'
import { currentSession } from '@/lib/auth/session'
import { pageNonce } from '@/lib/http/nonce'
import { getHelp } from '@/lib/programme/queries'

export const metadata: Metadata = { title: { default: 'Home', template: '%s · Substantia' } }

/** Navigation only: every page asks for its viewer itself. */
export default async function PortalLayout({ children }: LayoutProps<'/portal'>) {
  const session = await currentSession()
  const viewer = session?.viewer
  const given = await headers()
  const here = given.get('x-substantia-path') ?? '/portal'
  const isLight = given.get('x-substantia-light') === '1' // sent without the framework (scripts/supervisor/light-pages.mjs)
  return (
    <SessionFrame session={session} look="portal">
      <PortalShell
        name={viewer?.name ?? ''}
        here={here}
        cover={{ ...coverOf(viewer?.role === 'patient' ? viewer : {}), helps: session?.helps ?? false }}
        appearance={await getAppearance()}
        offer={await getOffer()}
        help={await getHelp()}
      >
        {children}
      </PortalShell>
      {!isLight && viewer?.role === 'patient' && !viewer.previewedBy && <KeptHost />}
      {isLight && session && <SessionEnd {...session.limits} nonce={await pageNonce()} />}
    </SessionFrame>
  )
}
