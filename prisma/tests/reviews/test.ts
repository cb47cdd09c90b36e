import type pg from 'pg'
import type { As } from '../support/test.ts'
import type { Doctor } from '../support/make.ts'

export { expect, test } from '../support/test.ts'

/** A doctor signs what they think of a result, as the application does; returns the review's id. */
export async function sign(
  as: As,
  doctor: Doctor,
  predictionId: string,
  verdict: 'agreed' | 'disagreed' | 'not-usable' = 'agreed',
): Promise<string> {
  const { rows } = await as(doctor, (client) =>
    client.query<{ id: string }>(
      `insert into prediction_reviews (prediction_id, verdict, reason, reviewed_by, doctor_id)
       values ($1, $2, 'seen', $3, $4) returning id`,
      [predictionId, verdict, doctor.userId, doctor.id],
    ),
  )
  return rows[0]!.id
}

/** Ends a review as this doctor; how many rows that was. */
export async function end(as: As, doctor: Doctor, reviewId: string, reason: 'corrected' | 'reopened' = 'corrected') {
  const { rowCount } = await as(doctor, (client) =>
    client.query(
      `update prediction_reviews set ended_at = clock_timestamp(), ended_by = $2, ended_reason = $3, end_note = 'why'
        where id = $1 and ended_at is null`,
      [reviewId, doctor.userId, reason],
    ),
  )
  return rowCount
}

export async function reviewsOf(db: pg.Client, predictionId: string) {
  const { rows } = await db.query<{ id: string; verdict: string; stands: boolean; patient_id: string | null }>(
    `select id, verdict, ended_at is null and deleted_at is null as stands, patient_id
       from prediction_reviews where prediction_id = $1 order by reviewed_at, id`,
    [predictionId],
  )
  return rows
}

/** Why each result is on this doctor's worklist. */
export async function worklistOf(as: As, doctor: Doctor): Promise<Record<string, string[]>> {
  const { rows } = await as(doctor, (client) =>
    client.query<{ prediction_id: string; reasons: string[] }>('select prediction_id, reasons from app.disagreements'),
  )
  return Object.fromEntries(rows.map(({ prediction_id: id, reasons }) => [id, reasons]))
}
