import type { Metadata } from 'next'
import { SessionFrame } from '@/components/account/session-frame'
import { currentSession } from '@/lib/auth/session'

export const metadata: Metadata = { title: { default: 'People you help', template: '%s · Substantia' } }

/** Navigation only: every page asks for its viewer itself. */
export default async function HelpingLayout({ children }: LayoutProps<'/helping'>) {
  return (
    <SessionFrame session={await currentSession()} look="portal">
      {children}
    </SessionFrame>
  )
}
