import { mismatchesOf, noMismatches, timelineOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

test('a report is on the timeline under its title, as information', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const report = await make.report(session, { title: 'Screening report', created_at: '2026-03-02T09:00:00Z' })

  expect(await timelineOf(db, patient)).toEqual([
    {
      event_type: 'report',
      event_title: 'Screening report',
      event_description: null,
      severity: 'info',
      event_date: new Date('2026-03-02T09:00:00Z'),
      related_table: 'medical_reports',
      related_id: report.id,
      doctor_id: null,
      session_id: session.id,
    },
  ])
})

test('the entry follows the report: its title, its date, its session, the trash and its end', async ({ db, make }) => {
  const patient = await make.patient()
  const other = await make.patient()
  const target = await make.session(other)
  const { id } = await make.report(await make.session(patient))
  const after = async (sql: string, values: string[] = []) => {
    await db.query(sql, [id, ...values])
    return [...(await timelineOf(db, patient)), ...(await timelineOf(db, other))]
  }

  expect(
    await after("update medical_reports set title = 'Corrected', created_at = '2020-01-01' where id = $1"),
  ).toMatchObject([{ event_title: 'Corrected', event_date: new Date('2020-01-01T00:00:00Z') }])
  expect(await after('update medical_reports set session_id = $2 where id = $1', [target.id])).toMatchObject([
    { session_id: target.id },
  ])
  expect(await timelineOf(db, patient)).toEqual([])
  expect(await after('update medical_reports set deleted_at = now() where id = $1')).toEqual([])
  expect(await after('update medical_reports set deleted_at = null where id = $1')).toHaveLength(1)
  expect(await after('delete from medical_reports where id = $1')).toEqual([])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('each version of a report has its own entry', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const first = await make.report(session, { is_latest: false, report_status: 'superseded' })
  const second = await make.report(session, { version: 2 })
  await db.query('update medical_reports set superseded_by = $2 where id = $1', [first.id, second.id])

  expect((await timelineOf(db, patient)).map(({ related_id: id }) => id).sort()).toEqual([first.id, second.id].sort())
})
