import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { resolveReference } from '@/lib/references/queries'
import type { PauseQueueInput, SaveProgrammeInput } from './schema'

export async function saveProgramme(scope: Scope, input: SaveProgrammeInput): Promise<void> {
  const { version, automaticReports, automaticReportsBy, ...rest } = input
  const by = automaticReportsBy && (await requesterFor(scope, automaticReportsBy))
  const { count } = await scope.db.programmeSettings.updateMany({
    where: { id: 1, version },
    data: {
      ...rest,
      automaticReports: automaticReports === 'yes',
      automaticReportsBy: by,
      updatedBy: scope.viewer.userId,
    },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
}

/** An account that may read every patient: what is asked for automatically can be about any of them. */
async function requesterFor(scope: Scope, reference: string) {
  const id = await resolveReference(scope, 'users', reference, 'automaticReportsBy')
  const user = await scope.db.user.findUniqueOrThrow({ where: { id }, select: { role: true, isActive: true } })
  if (user.role !== 'admin' || !user.isActive)
    throw new AppError('value-not-allowed', {
      field: 'automaticReportsBy',
      message: 'Choose an active administrator: these reports can be about any patient.',
    })
  return id
}

/** Stops the queue: what is being made is finished, nothing new is begun. */
export async function pauseQueue({ db, viewer }: Scope, { reason }: PauseQueueInput): Promise<void> {
  const paused = await db.$executeRaw`
    update programme_settings
       set queue_paused_at = now(), queue_paused_by = ${viewer.userId}, queue_pause_reason = ${reason},
           updated_by = ${viewer.userId}
     where id = 1 and queue_paused_at is null`
  if (paused === 0)
    throw new AppError('not-now', { message: 'The queue is paused already. Load the page again to see by whom.' })
}

export async function resumeQueue({ db, viewer }: Scope): Promise<void> {
  await db.$executeRaw`
    update programme_settings
       set queue_paused_at = null, queue_paused_by = null, queue_pause_reason = null, updated_by = ${viewer.userId}
     where id = 1 and queue_paused_at is not null`
}
