import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { mostOpen } from './queries'
import type { AnswerQuestionInput, ChangeQuestionInput, OneQuestionInput, WriteQuestionInput } from './schema'

/** Writes a question down, after those that are there. */
export async function writeQuestion(scope: Scope, { body, later }: WriteQuestionInput): Promise<void> {
  requireWriter(scope)
  const { patientId } = scope.viewer
  await requireRoom(scope)
  await scope.db.$executeRaw`
    insert into visit_questions (patient_id, body, for_next_visit, position)
    select ${patientId}, ${body}, ${!later}, coalesce(max(q.position), 0) + 1
      from visit_questions q where q.patient_id = ${patientId}`
}

export async function changeQuestion(scope: Scope, input: ChangeQuestionInput): Promise<void> {
  requireWriter(scope)
  await written(
    scope,
    input.id,
    await scope.db.$executeRaw`
      update visit_questions set body = ${input.body}, for_next_visit = ${!input.later}
       where id = ${input.id} and version = ${input.version} and struck_at is null`,
  )
}

/** It was asked; what was answered may be noted, now or later. */
export async function answerQuestion(scope: Scope, { id, version, answer }: AnswerQuestionInput): Promise<void> {
  requireWriter(scope)
  await written(
    scope,
    id,
    await scope.db.$executeRaw`
      update visit_questions set asked_at = coalesce(asked_at, now()), answer = ${answer}
       where id = ${id} and version = ${version} and struck_at is null`,
  )
}

/** Takes back that it was asked. A noted answer goes with it only when there is none. */
export async function askAgain(scope: Scope, { id, version }: OneQuestionInput): Promise<void> {
  requireWriter(scope)
  await requireRoom(scope)
  await written(
    scope,
    id,
    await scope.db.$executeRaw`
      update visit_questions set asked_at = null where id = ${id} and version = ${version} and answer is null`,
  )
}

/** Puts a question before all others. */
export async function askFirst(scope: Scope, { id, version }: OneQuestionInput): Promise<void> {
  requireWriter(scope)
  await written(
    scope,
    id,
    await scope.db.$executeRaw`
      update visit_questions
         set position = (select min(q.position) - 1 from visit_questions q where q.patient_id = ${scope.viewer.patientId})
       where id = ${id} and version = ${version} and struck_at is null`,
  )
}

/** Nothing is deleted: what was struck off can be had back for 30 days. */
export async function strikeQuestion(scope: Scope, { id, version }: OneQuestionInput): Promise<void> {
  requireWriter(scope)
  await written(
    scope,
    id,
    await scope.db.$executeRaw`
      update visit_questions set struck_at = now() where id = ${id} and version = ${version} and struck_at is null`,
  )
}

export async function bringQuestionBack(scope: Scope, { id, version }: OneQuestionInput): Promise<void> {
  requireWriter(scope)
  await requireRoom(scope)
  await written(
    scope,
    id,
    await scope.db.$executeRaw`update visit_questions set struck_at = null where id = ${id} and version = ${version}`,
  )
}

/** Two people may look after one list: who was later is told, and loses nothing. */
async function written(scope: Scope, id: string, count: number) {
  if (count > 0) return
  const [known] = await scope.db.$queryRaw<{ id: string }[]>`select id from visit_questions where id = ${id}`
  if (!known) throw new AppError('not-found')
  throw new AppError('changed-meanwhile', {
    message: 'This question was changed meanwhile, in another window or by who helps you. Open it again to see.',
  })
}

async function requireRoom({ db, viewer }: Scope) {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::integer as count from visit_questions
     where patient_id = ${viewer.patientId} and asked_at is null and struck_at is null`
  if ((row?.count ?? 0) >= mostOpen)
    throw new AppError('not-now', {
      message: `You have ${mostOpen} open questions, as many as this list holds. Strike off one you no longer need.`,
    })
}

/** Policies refuse it as well; here it gets its sentence. */
function requireWriter({ viewer }: Scope) {
  if (
    viewer.role === 'patient' &&
    viewer.helping &&
    !(viewer.helping.mayWrite && viewer.helping.scope === 'everything')
  )
    throw new AppError('forbidden', { message: 'You may read this, and not change it. Ask the person you help.' })
}
