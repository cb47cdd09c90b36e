import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'

export type VisitQuestion = {
  id: string
  body: string
  forNextVisit: boolean
  askedAt: Date | null
  answer: string | null
  struckAt: Date | null
  createdAt: Date
  version: number
  /** By which grant somebody wrote it who helps; null: the patient. */
  grantId: string | null
  /** What the patient calls that helper; told to the patient only. */
  helperName: string | null
}

/** How many questions one person can have open: a list that can still be gone through. */
export const mostOpen = 40
const mostAsked = 50

const question = Prisma.sql`
  select q.id, q.body, q.for_next_visit as "forNextVisit", q.asked_at as "askedAt", q.answer, q.struck_at as "struckAt",
         q.created_at as "createdAt", q.version, q.grant_id as "grantId", h.helper_name as "helperName"
    from visit_questions q
    left join helper_grants h on h.id = q.grant_id`

/** What the patient still wants to ask, in their order. */
export async function listOpenQuestions(scope: Scope, patientId: string): Promise<VisitQuestion[]> {
  noteAccess(scope, { action: 'visit-questions.open', entity: 'visit_questions', patientId })
  return scope.db.$queryRaw<VisitQuestion[]>`
    ${question}
     where q.patient_id = ${patientId} and q.asked_at is null and q.struck_at is null
     order by not q.for_next_visit, q.position, q.id
     limit ${mostOpen}`
}

/** What was asked, the last first; at most 50. */
export async function listAskedQuestions(scope: Scope, patientId: string): Promise<VisitQuestion[]> {
  noteAccess(scope, { action: 'visit-questions.asked', entity: 'visit_questions', patientId })
  return scope.db.$queryRaw<VisitQuestion[]>`
    ${question}
     where q.patient_id = ${patientId} and q.asked_at is not null and q.struck_at is null
     order by q.asked_at desc, q.id
     limit ${mostAsked}`
}

/** What was struck off within the last 30 days, the last first: each can be had back. */
export async function listStruckQuestions(scope: Scope, patientId: string): Promise<VisitQuestion[]> {
  noteAccess(scope, { action: 'visit-questions.struck', entity: 'visit_questions', patientId })
  return scope.db.$queryRaw<VisitQuestion[]>`
    ${question}
     where q.patient_id = ${patientId} and q.struck_at > now() - interval '30 days'
     order by q.struck_at desc, q.id
     limit 10`
}

/** One question of the patient who is asking, also a struck one; null when there is none. */
export async function getQuestion(scope: Scope, id: string): Promise<VisitQuestion | null> {
  const [found] = await scope.db.$queryRaw<VisitQuestion[]>`${question} where q.id = ${id}`
  noteAccess(scope, {
    action: 'visit-questions.read',
    entity: 'visit_questions',
    entityId: id,
    patientId: found ? (scope.viewer.patientId ?? undefined) : undefined,
    outcome: found ? 'ok' : 'not-found',
  })
  return found ?? null
}

export type QuestionOfPatient = { id: string; body: string; createdAt: Date; byHelper: boolean }

/** For the doctors of a patient: what the patient wants to ask at the next visit. */
export async function listQuestionsForVisit(scope: Scope, patientId: string): Promise<QuestionOfPatient[]> {
  noteAccess(scope, { action: 'visit-questions.of-patient', entity: 'visit_questions', patientId })
  return scope.db.$queryRaw<QuestionOfPatient[]>`
    select q.id, q.body, q.created_at as "createdAt", q.grant_id is not null as "byHelper"
      from visit_questions q
     where q.patient_id = ${patientId} and q.for_next_visit and q.asked_at is null and q.struck_at is null
     order by q.position, q.id
     limit ${mostOpen}`
}
