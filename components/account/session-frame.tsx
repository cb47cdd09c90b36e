import type { ReactNode } from 'react'
import { actsFor, type Viewer } from '@/lib/db/viewer'
import { openedBy } from '@/lib/forms/acting-for'
import { OpenedBy } from '@/components/ui/opened-by'
import { HelpingBanner } from '@/components/helpers/helping-banner'
import { IdleLock } from './idle-lock'
import { PreviewBanner } from './preview-banner'

type Session = { viewer: Viewer; limits: { idleMinutes: number; endsAt: Date } }

/** Around the frame of a workplace: the end of the session, and whose eyes one looks through. */
export function SessionFrame({
  session,
  look,
  children,
}: {
  session: Session | null
  look: 'console' | 'portal'
  children: ReactNode
}) {
  if (!session) return children
  const { viewer, limits } = session
  const whom = actsFor(viewer)
  return (
    <IdleLock idleMinutes={limits.idleMinutes} endsAt={limits.endsAt.getTime()} look={look}>
      <OpenedBy opened={whom && openedBy({ userId: viewer.userId, whom })}>
        {viewer.role === 'patient' && viewer.helping && <HelpingBanner {...viewer.helping} />}
        {viewer.previewedBy && (viewer.role === 'doctor' || viewer.role === 'patient') && (
          <PreviewBanner name={viewer.name} role={viewer.role} size={look} />
        )}
        {children}
      </OpenedBy>
    </IdleLock>
  )
}
