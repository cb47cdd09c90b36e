import 'server-only'
import type * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type { HoldInput, reportInput } from './schema'

type ReportInput = z.infer<typeof reportInput>

/**
 * Puts the clinician's name to the newest version of a report. The database refuses one whose result was not reviewed
 * before it was made; by the rule "on review" it releases a patient's report in the same step.
 */
export async function signReport({ db }: Scope, { id }: ReportInput): Promise<void> {
  await db.$executeRaw`select app.sign_report(${id})`
}

/** Lets the patient read the report now. */
export async function releaseReport({ db }: Scope, { id }: ReportInput): Promise<void> {
  await db.$executeRaw`select app.release_report(${id})`
}

const longestHoldDays = 366

/** Keeps the report from its patient until then, also when it was released before. */
export async function holdReport({ db }: Scope, { id, reason, until }: HoldInput): Promise<void> {
  const ahead = until.getTime() - Date.now()
  if (ahead <= 0)
    throw new AppError('value-not-allowed', { field: 'until', message: 'Choose a moment that is still to come.' })
  if (ahead > longestHoldDays * 86_400_000)
    throw new AppError('value-not-allowed', {
      field: 'until',
      message: 'A report is held for a year at most. Choose an earlier end; it can be held again.',
    })
  await db.$executeRaw`select app.hold_report_from_patient(${id}, ${reason}, ${until}::timestamptz)`
}

/** Ends a hold before its time. */
export async function liftHold({ db }: Scope, { id }: ReportInput): Promise<void> {
  await db.$executeRaw`select app.lift_hold(${id})`
}
