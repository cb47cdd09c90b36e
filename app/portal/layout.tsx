import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { PortalShell } from '@/components/shell/portal-shell'
import { currentViewer } from '@/lib/auth/session'

export const metadata: Metadata = { title: { default: 'Home', template: '%s · Substantia' } }

/** Navigation only: every page asks for its viewer itself. */
export default async function PortalLayout({ children }: LayoutProps<'/portal'>) {
  const viewer = await currentViewer()
  const here = (await headers()).get('x-substantia-path') ?? '/portal'
  return (
    <PortalShell name={viewer?.name ?? ''} here={here}>
      {children}
    </PortalShell>
  )
}
