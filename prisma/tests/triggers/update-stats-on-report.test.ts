import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

const march = '2026-03-02T09:00:00Z'
const april = '2026-04-06T09:00:00Z'

test('reports count, and the last one has a date, through insert, back-dating, trash, restore and delete', async ({
  db,
  make,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  await make.report(session, { created_at: march })
  const { id } = await make.report(session, { created_at: april })
  const seen: unknown[] = []
  const look = async () => {
    const figures = await statisticsOf(db, patient)
    seen.push([figures?.total_reports, figures?.last_report_date?.toISOString().slice(0, 10)])
  }

  await look()
  for (const change of [
    "created_at = '2026-01-05'",
    "created_at = '2026-04-06'",
    'deleted_at = now()',
    'deleted_at = null',
  ]) {
    await db.query(`update medical_reports set ${change} where id = $1`, [id])
    await look()
  }
  await db.query('delete from medical_reports where id = $1', [id])
  await look()

  expect(seen).toEqual([
    [2, '2026-04-06'],
    [2, '2026-03-02'],
    [2, '2026-04-06'],
    [1, '2026-03-02'],
    [2, '2026-04-06'],
    [1, '2026-03-02'],
  ])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a report that goes to a session of another patient leaves the one and joins the other', async ({ db, make }) => {
  const patient = await make.patient()
  const other = await make.patient()
  const report = await make.report(await make.session(patient), { created_at: march })

  await db.query('update medical_reports set session_id = $2 where id = $1', [
    report.id,
    (await make.session(other)).id,
  ])

  expect(await statisticsOf(db, patient)).toMatchObject({ total_reports: 0, last_report_date: null })
  expect(await statisticsOf(db, other)).toMatchObject({ total_reports: 1, last_report_date: new Date(march) })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('many reports in one statement bring every patient up to date', async ({ db, make }) => {
  const sessions = [await make.session(await make.patient()), await make.session(await make.patient())]

  await db.query(
    `insert into medical_reports (session_id, title, content)
     select session, 'Report', 'Text' from unnest($1::text[]) session, generate_series(1, 4)`,
    [sessions.map(({ id }) => id)],
  )

  const { rows } = await db.query('select total_reports from patient_statistics where patient_id = any ($1)', [
    sessions.map((session) => session.patient_id),
  ])
  expect(rows).toEqual([{ total_reports: 4 }, { total_reports: 4 }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
