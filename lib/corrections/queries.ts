import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { CorrectionOutcome, CorrectionState, CorrectionSubject } from './vocabulary'

export type Correction = {
  id: string
  patientId: string
  about: CorrectionSubject
  place: string | null
  wrong: string | null
  shouldSay: string | null
  createdAt: Date
  sentAt: Date | null
  withdrawnAt: Date | null
  version: number
  state: CorrectionState
}
export type CorrectionAnswer = { id: string; outcome: CorrectionOutcome; answer: string; answeredAt: Date }

const mostShown = 50

const correction = Prisma.sql`
  select c.id, c.patient_id as "patientId", c.about, c.place, c.wrong, c.should_say as "shouldSay",
         c.created_at as "createdAt", c.sent_at as "sentAt", c.withdrawn_at as "withdrawnAt", c.version,
         case when c.withdrawn_at is not null then 'withdrawn' when c.sent_at is null then 'draft'
              when exists (select from correction_answers a where a.correction_id = c.id) then 'answered'
              else 'sent' end as state
    from correction_requests c`

/** What the patient said is wrong, latest first; at most 50. */
export async function listMyCorrections(scope: Scope, patientId: string): Promise<Correction[]> {
  noteAccess(scope, { action: 'corrections.of-patient', entity: 'correction_requests', patientId })
  return scope.db.$queryRaw<Correction[]>`
    ${correction}
     where c.patient_id = ${patientId}
     order by c.created_at desc, c.id desc
     limit ${mostShown}`
}

/** One of them with its answers, the first answer first; null when there is none for this viewer. */
export async function getCorrection(
  scope: Scope,
  id: string,
): Promise<{ correction: Correction; answers: CorrectionAnswer[] } | null> {
  const [found] = await scope.db.$queryRaw<Correction[]>`${correction} where c.id = ${id}`
  noteOpened(scope, { action: 'corrections.open', entity: 'correction_requests', entityId: id }, found)
  if (!found) return null
  const answers = await scope.db.$queryRaw<CorrectionAnswer[]>`
    select a.id, a.outcome, a.answer, a.answered_at as "answeredAt"
      from correction_answers a where a.correction_id = ${id}
     order by a.answered_at, a.id
     limit ${mostShown}`
  return { correction: found, answers }
}

export type CorrectionToAnswer = {
  id: string
  patientId: string
  patientName: string
  about: CorrectionSubject
  sentAt: Date
  state: CorrectionState
}

/** For administrators: what patients say is wrong, the unanswered first and among them the oldest; at most 200. */
export async function listCorrections(scope: Scope): Promise<CorrectionToAnswer[]> {
  const found = await scope.db.$queryRaw<CorrectionToAnswer[]>`
    select v.id, v."patientId", p.name as "patientName", v.about, v."sentAt", v.state
      from (${correction} where c.sent_at is not null) v
      join patients p on p.patient_id = v."patientId"
     order by v.state <> 'sent', case when v.state = 'sent' then v."sentAt" end, v."sentAt" desc, v.id
     limit 200`
  noteAccess(scope, {
    action: 'corrections.list',
    entity: 'correction_requests',
    listedPatientIds: [...new Set(found.map(({ patientId }) => patientId))],
  })
  return found
}

export type AnsweredBy = CorrectionAnswer & { answeredByName: string | null }

/** For administrators: one request with its patient and its answers. */
export async function getCorrectionToAnswer(scope: Scope, id: string) {
  const found = await getCorrection(scope, id)
  if (!found) return null
  const patient = await scope.db.patient.findUnique({
    where: { patientId: found.correction.patientId },
    select: { patientId: true, name: true },
  })
  const answers = await scope.db.$queryRaw<AnsweredBy[]>`
    select a.id, a.outcome, a.answer, a.answered_at as "answeredAt", u.name as "answeredByName"
      from correction_answers a left join users u on u.id = a.answered_by
     where a.correction_id = ${id}
     order by a.answered_at, a.id
     limit ${mostShown}`
  return { ...found, answers, patient }
}
