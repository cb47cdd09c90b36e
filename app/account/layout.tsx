import { SessionFrame } from '@/components/account/session-frame'
import { currentSession } from '@/lib/auth/session'
import type { Role } from '@/lib/db/viewer'

const looks = { admin: 'console', doctor: 'console', patient: 'portal', helper: 'portal' } as const satisfies Record<
  Role,
  string
>

/** The end of the session is told of here as everywhere. Whom one helps is not: an account is always one's own. */
export default async function AccountLayout({ children }: LayoutProps<'/account'>) {
  const session = await currentSession()
  return (
    <SessionFrame session={session} look={session ? looks[session.viewer.role] : 'portal'}>
      {children}
    </SessionFrame>
  )
}
