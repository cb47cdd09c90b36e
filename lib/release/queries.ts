import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, noteOpened, type Scope } from '@/lib/db/scope'
import type { ReleaseRule } from '@/lib/programme/vocabulary'
import { isMadeAgain, sessionOfReport } from '@/lib/reports/made-again'
import type { ReleaseTerms } from './patient-sees'

export type Release = {
  signedAt: Date | null
  signedByName: string | null
  signatureSha256: string | null
  releasedAt: Date | null
  releasedByName: string | null
  releaseDueAt: Date | null
  heldUntil: Date | null
  /** It cannot be signed as it is: a review was given or changed since it was made, or the result corrected. */
  isOutdated: boolean
  /** The session it was asked for; null: it is about everything known of the patient. */
  aboutSessionId: string | null
  /** The report speaks of a result that nobody has reviewed. */
  needsReview: boolean
  /** It prints notes of visits that nobody has signed, which its patient may not read. */
  holdsDraftNotes: boolean
  /** A new version is on its way. */
  isMadeAgain: boolean
  holds: Hold[]
}

export type Hold = {
  id: string
  reason: string
  until: Date
  heldAt: Date
  heldByName: string | null
  liftedAt: Date | null
  liftedByName: string | null
}

/** Who signed a report, whether its patient may read it, and who ever kept it from them; null without such a report. */
export async function getRelease(scope: Scope, reportId: string): Promise<Release | null> {
  const [row] = await scope.db.$queryRaw<(Omit<Release, 'holds'> & { patientId: string | null })[]>`
    select r.patient_id as "patientId", r.signed_at as "signedAt", signer.name as "signedByName",
           r.signature_sha256 as "signatureSha256", r.released_at as "releasedAt",
           case when r.released_by is not null then coalesce(releaser.name, 'an administrator') end as "releasedByName",
           ${sessionOfReport} as "aboutSessionId",
           r.release_due_at as "releaseDueAt", r.held_until as "heldUntil",
           r.signed_at is null and r.prediction_id is not null
             and (q.superseded_by is not null or (r.request_id is not null and v.reviewed_at > r.created_at)) as "isOutdated",
           r.signed_at is null and r.prediction_id is not null and v.id is null as "needsReview",
           app.holds_draft_notes(r.document) as "holdsDraftNotes",
           ${isMadeAgain} as "isMadeAgain"
      from medical_reports r
      left join app.doctor_directory signer on signer.doctor_id = r.signed_doctor_id
      left join app.doctor_directory releaser on releaser.user_id = r.released_by
      left join report_status rs on rs.id = r.request_id
      left join predictions q on q.id = r.prediction_id
      left join prediction_reviews v on v.prediction_id = r.prediction_id and v.ended_at is null and v.deleted_at is null
     where r.id = ${reportId} and r.deleted_at is null`
  noteOpened(scope, { action: 'reports.release-state', entity: 'medical_reports', entityId: reportId }, row)
  if (!row) return null
  const { patientId: _patientId, ...release } = row
  return { ...release, holds: await listHolds(scope, reportId) }
}

export type ReviewOfMine = {
  predictionId: string
  verdict: 'agreed' | 'disagreed' | 'not-usable'
  reviewedAt: Date
  doctorName: string | null
}

const reviewOfMine = Prisma.sql`
  select v.prediction_id as "predictionId", v.verdict, v.reviewed_at as "reviewedAt", d.name as "doctorName"
    from app.reviews_of_my_results() v
    left join app.doctor_directory d on d.doctor_id = v.doctor_id`

/** For a patient: which doctor looked at which of their results, when, and whether they agreed. */
export async function listReviewsOfMine({ db }: Scope): Promise<ReviewOfMine[]> {
  return db.$queryRaw<ReviewOfMine[]>`${reviewOfMine} order by v.reviewed_at desc limit 200`
}

/** For a patient: what a doctor made of the result that a report speaks of; null: nobody has looked at it. */
export async function getReviewOfMine({ db }: Scope, predictionId: string | null): Promise<ReviewOfMine | null> {
  if (!predictionId) return null
  const [review] = await db.$queryRaw<ReviewOfMine[]>`${reviewOfMine} where v.prediction_id = ${predictionId}`
  return review ?? null
}

/** For a patient: which of their results a clinician found not usable. */
export async function listUnusableOfMine(scope: Scope): Promise<Set<string>> {
  const reviews = await listReviewsOfMine(scope)
  return new Set(reviews.flatMap(({ predictionId, verdict }) => (verdict === 'not-usable' ? predictionId : [])))
}

/** When the programme lets patients read their reports. */
export async function getReleaseRule(scope: Scope): Promise<ReleaseRule> {
  return (await getReleaseTerms(scope)).rule
}

/** The same with the hours that one of the rules waits. */
export async function getReleaseTerms({ db }: Scope): Promise<ReleaseTerms> {
  const [row] = await db.$queryRaw<ReleaseTerms[]>`
    select release_rule as rule, release_after_hours::integer as "afterHours" from programme_settings`
  return row ?? { rule: 'on-review', afterHours: 0 }
}

/**
 * The newest report on the same session, or like it on everything known of the patient, that is written for the other
 * reader; null without one. A summary only borrows a session, so the sessions that were asked for are compared.
 */
export async function getTwin(
  scope: Scope,
  { id, patientId, reportType }: { id: string; patientId: string | null; reportType: string },
): Promise<{ id: string; title: string } | null> {
  const [twin] = await scope.db.$queryRaw<{ id: string; title: string }[]>`
    select r.id, r.title
      from medical_reports r
      left join report_status rs on rs.id = r.request_id
     where r.patient_id = ${patientId} and r.id <> ${id} and r.is_latest and r.report_status = 'final' and r.deleted_at is null
       and ${sessionOfReport} is not distinct from (select ${sessionOfReport}
                                                   from medical_reports r
                                                   left join report_status rs on rs.id = r.request_id
                                                  where r.id = ${id})
       and (r.report_type in ('patient', 'patient_friendly')) <> (${reportType} in ('patient', 'patient_friendly'))
     order by r.created_at desc, r.id desc
     limit 1`
  noteAccess(scope, { action: 'reports.twin', entity: 'medical_reports', patientId: patientId ?? undefined })
  return twin ?? null
}

async function listHolds({ db }: Scope, reportId: string): Promise<Hold[]> {
  return db.$queryRaw<Hold[]>`
    select h.id, h.reason, h.until, h.held_at as "heldAt", holder.name as "heldByName", h.lifted_at as "liftedAt",
           lifter.name as "liftedByName"
      from report_holds h
      left join app.doctor_directory holder on holder.user_id = h.held_by
      left join app.doctor_directory lifter on lifter.user_id = h.lifted_by
     where h.report_id = ${reportId}
     order by h.held_at desc, h.id desc
     limit 50`
}
