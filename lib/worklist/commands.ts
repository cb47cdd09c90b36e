import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type { MarkInput, SnoozeInput } from './schema'

const claimHours = 8

/** Takes something on for the rest of the day. Whoever was faster has it until their time runs out. */
export async function claimItem({ db, viewer }: Scope, { kind, subjectId, patientId }: MarkInput): Promise<void> {
  const taken = await db.$executeRaw`
    insert into worklist_claims as c (kind, subject_id, patient_id, claimed_by, claimed_at, claimed_until)
    values (${kind}, ${subjectId}, ${patientId}, ${viewer.userId}, now(), now() + make_interval(hours => ${claimHours}))
        on conflict (kind, subject_id) do nothing`
  if (taken > 0) return
  const takenOver = await db.$executeRaw`
    update worklist_claims
       set claimed_by = ${viewer.userId}, claimed_at = now(), claimed_until = now() + make_interval(hours => ${claimHours})
     where kind = ${kind} and subject_id = ${subjectId}
       and (claimed_by = ${viewer.userId} or claimed_until <= now())`
  if (takenOver === 0)
    throw new AppError('not-now', { message: 'Somebody else has taken this on. Load the page again to see who.' })
}

/** Gives back what one has taken on. */
export async function giveBackItem({ db, viewer }: Scope, { kind, subjectId }: MarkInput): Promise<void> {
  await db.$executeRaw`
    update worklist_claims set claimed_until = greatest(claimed_at, now())
     where kind = ${kind} and subject_id = ${subjectId} and claimed_by = ${viewer.userId}`
}

/** Puts something off on one's own list. */
export async function snoozeItem(
  { db, viewer }: Scope,
  { kind, subjectId, patientId, days, reason }: SnoozeInput,
): Promise<void> {
  await db.$executeRaw`
    insert into worklist_snoozes (user_id, kind, subject_id, patient_id, snoozed_at, snoozed_until, reason)
    values (${viewer.userId}, ${kind}, ${subjectId}, ${patientId}, now(), now() + make_interval(days => ${days}::integer), ${reason})
        on conflict (user_id, kind, subject_id) do update
       set snoozed_at = excluded.snoozed_at, snoozed_until = excluded.snoozed_until, reason = excluded.reason`
}

/** Brings back what was put off. */
export async function wakeItem({ db, viewer }: Scope, { kind, subjectId }: MarkInput): Promise<void> {
  await db.$executeRaw`
    update worklist_snoozes set snoozed_until = greatest(snoozed_at, now())
     where user_id = ${viewer.userId} and kind = ${kind} and subject_id = ${subjectId}`
}
