import pg from 'pg'
import { test as base, type As } from '../support/test.ts'
import type { Make } from '../support/make.ts'
import type { Person } from '../support/person.ts'
import type { ReportRow } from '@/prisma/seed/rows.ts'

export { expect } from '../support/test.ts'

type Rule = 'at-once' | 'on-review' | 'after-hours'

/** What the programme decided; the tests of a file share it, so each says it first. */
export async function setRule(db: pg.Client, rule: Rule, hours = 48) {
  await db.query('update programme_settings set release_rule = $1, release_after_hours = $2', [rule, hours])
}

/** A reviewed result and a report on it that nobody signed or released. */
export async function madeReport(make: Make, db: pg.Client, row: Partial<ReportRow> = {}) {
  const team = await make.careTeam()
  const session = await make.session(team.patient)
  const prediction = await make.prediction(session)
  const review = await make.review(prediction, { doctor_id: team.doctor.id, reviewed_by: team.doctor.userId })
  const report = await make.report(session, {
    report_type: 'patient',
    prediction_id: prediction.id,
    released_at: null,
    ...row,
  })
  return { ...team, session, prediction, review, report, stateOf: () => stateOf(db, report.id) }
}

async function stateOf(db: pg.Client, id: string) {
  const { rows } = await db.query<{ signed: boolean; released: boolean; due: boolean; held: boolean }>(
    `select signed_at is not null as signed, released_at is not null as released, release_due_at is not null as due,
            coalesce(held_until > now(), false) as held
       from medical_reports where id = $1`,
    [id],
  )
  return rows[0]
}

/** The reports that somebody finds. */
export async function reportsOf(as: As, person: Person): Promise<string[]> {
  const { rows } = await as(person, (client) =>
    client.query<{ id: string }>('select id from medical_reports order by id'),
  )
  return rows.map(({ id }) => id)
}

export const test = base

/** What the database refused, with the code of the sentence that people read. */
export async function refusalOf(work: Promise<unknown>) {
  try {
    await work
    return null
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return { code: error.code, constraint: error.constraint, message: error.message }
  }
}
