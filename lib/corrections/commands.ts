import 'server-only'
import type * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type {
  answerCorrectionInput,
  beginCorrectionInput,
  describeCorrectionInput,
  mendCorrectionInput,
  oneCorrectionInput,
} from './schema'

type Own = { id: string }
/** Where somebody goes who has not finished: out, to go on another day, or a page back. What they wrote is saved. */
type Left<Intent> = Own & { intent?: Intent | undefined }

/** Begins to write down what is wrong. Nobody else sees it before it is sent. */
export async function beginCorrection(
  { db, viewer }: Scope,
  { about }: z.output<typeof beginCorrectionInput>,
): Promise<Own> {
  const [made] = await db.$queryRaw<Own[]>`
    insert into correction_requests (patient_id, about) values (${viewer.patientId}, ${about}) returning id`
  if (!made) throw new AppError('busy')
  return made
}

export async function describeCorrection(
  { db }: Scope,
  { id, version, place, wrong, intent }: z.output<typeof describeCorrectionInput>,
): Promise<Left<'later'>> {
  written(
    await db.$executeRaw`
    update correction_requests set place = ${place || null}, wrong = ${wrong || null}, updated_at = now()
     where id = ${id} and version = ${version}`,
    id,
  )
  return { id, intent }
}

export async function mendCorrection(
  { db }: Scope,
  { id, version, shouldSay, intent }: z.output<typeof mendCorrectionInput>,
): Promise<Left<'later' | 'back'>> {
  written(
    await db.$executeRaw`
    update correction_requests set should_say = ${shouldSay || null}, updated_at = now()
     where id = ${id} and version = ${version}`,
    id,
  )
  return { id, intent }
}

export async function sendCorrection(
  { db }: Scope,
  { id, version }: z.output<typeof oneCorrectionInput>,
): Promise<Own> {
  return written(
    await db.$executeRaw`
    update correction_requests set sent_at = now(), updated_at = now()
     where id = ${id} and version = ${version} and sent_at is null`,
    id,
  )
}

/** Takes a request back, or brings it back: it stays readable. */
export async function withdrawCorrection(
  { db }: Scope,
  { id, version }: z.output<typeof oneCorrectionInput>,
): Promise<void> {
  written(
    await db.$executeRaw`
    update correction_requests set withdrawn_at = case when withdrawn_at is null then now() end, updated_at = now()
     where id = ${id} and version = ${version} and sent_at is not null`,
    id,
  )
}

/** What a form of another tab has changed meanwhile: the page says what stands there now. */
function written(rows: number, id: string): Own {
  if (rows === 0) throw new AppError('changed-meanwhile')
  return { id }
}

export async function answerCorrection(
  { db, viewer }: Scope,
  { id, outcome, answer }: z.output<typeof answerCorrectionInput>,
): Promise<void> {
  await db.$executeRaw`
    insert into correction_answers (correction_id, outcome, answer, answered_by)
    values (${id}, ${outcome}, ${answer}, ${viewer.userId})`
}
