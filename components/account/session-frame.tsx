import type { ReactNode } from 'react'
import type { Viewer } from '@/lib/db/viewer'
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
  return (
    <IdleLock idleMinutes={limits.idleMinutes} endsAt={limits.endsAt.getTime()} look={look}>
      {viewer.role === 'patient' && viewer.helping && <HelpingBanner {...viewer.helping} />}
      {viewer.previewedBy && (viewer.role === 'doctor' || viewer.role === 'patient') && (
        <PreviewBanner name={viewer.name} role={viewer.role} size={look} />
      )}
      {children}
    </IdleLock>
  )
}
