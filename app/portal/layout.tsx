import type { Metadata } from 'next'
import { SessionFrame } from '@/components/account/session-frame'
import { headers } from 'next/headers'
import { PortalShell } from '@/components/shell/portal-shell'
import { currentSession } from '@/lib/auth/session'

export const metadata: Metadata = { title: { default: 'Home', template: '%s · Substantia' } }

/** Navigation only: every page asks for its viewer itself. */
export default async function PortalLayout({ children }: LayoutProps<'/portal'>) {
  const session = await currentSession()
  const viewer = session?.viewer
  const here = (await headers()).get('x-substantia-path') ?? '/portal'
  return (
    <SessionFrame session={session} look="portal">
      <PortalShell name={viewer?.name ?? ''} here={here}>
        {children}
      </PortalShell>
    </SessionFrame>
  )
}
