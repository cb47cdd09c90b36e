import { worker } from '../support/person.ts'
import { madeReport, setRule } from '../release/test.ts'
import type { As } from '../support/test.ts'
import { expect, mailsOf, sendAll, test } from './test.ts'

test('a report that is signed and so released is announced once, without a word of what it is', async ({
  db,
  make,
  as,
  sink,
}) => {
  await setRule(db, 'on-review')
  const { doctor, patient, report } = await madeReport(make, db)
  expect(await mailsOf(db, patient.userId)).toEqual([])

  await as(doctor, (client) => client.query('select app.sign_report($1)', [report.id]))
  await db.query('update mails set not_before = now() where user_id = $1', [patient.userId])
  await sendAll(sink)

  const [mail, ...more] = await sink.mailsTo(`${patient.userId}@example.test`)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('There is something new for you')
  expect(mail?.text).not.toMatch(/report|result|scan|doctor/i)
})

test('what the worker releases is announced; what is imported, held or taken out again is not', async ({
  db,
  make,
  as,
  sink,
}) => {
  await setRule(db, 'after-hours', 1)
  const due = await madeReport(make, db)
  const imported = await madeReport(make, db, { released_at: new Date().toISOString() })
  const gone = await madeReport(make, db)
  await db.query(`update medical_reports set release_due_at = now() - interval '1 minute' where id = any ($1)`, [
    [due.report.id, gone.report.id],
  ])
  await as(worker, (client) => client.query('select app.release_due_reports()'))
  await as(gone.doctor, (client) =>
    client.query(`select app.hold_report_from_patient($1, 'Told first', now() + interval '2 days')`, [gone.report.id]),
  )
  await db.query('update mails set not_before = now()')

  await sendAll(sink)

  expect(await mailsOf(db, due.patient.userId)).toMatchObject([{ kind: 'something-new', status: 'sent' }])
  expect(await mailsOf(db, imported.patient.userId)).toEqual([])
  expect(await mailsOf(db, gone.patient.userId)).toMatchObject([{ status: 'dropped', reason: 'gone' }])

  const { rows } = await db.query<{ id: string }>('select id from report_holds where report_id = $1', [gone.report.id])
  await as(gone.doctor, (client) => client.query('select app.lift_hold($1)', [rows[0]?.id]))
  expect(await mailsOf(db, gone.patient.userId), 'a lifted hold is news').toHaveLength(2)
})

const tomorrow = `((now() at time zone 'UTC')::date + 1 + time '10:00') at time zone 'UTC'`

async function remind(as: As) {
  await as(worker, (client) => client.query(`select app.queue_reminders('UTC')`))
}

test('an appointment of tomorrow is reminded of once; a moved one anew, a cancelled one not at all', async ({
  db,
  make,
  as,
  sink,
}) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation({ doctor, patient }, { status: 'scheduled' })
  await db.query(`update consultations set consultation_date = ${tomorrow} where id = $1`, [visit.id])
  const other = await make.careTeam()
  const cancelled = await make.consultation(other, { status: 'scheduled' })
  await db.query(`update consultations set consultation_date = ${tomorrow} where id = $1`, [cancelled.id])

  await remind(as)
  await remind(as)
  expect(await mailsOf(db, patient.userId)).toHaveLength(1)
  await db.query(`update consultations set consultation_date = consultation_date + interval '3 hours' where id = $1`, [
    visit.id,
  ])
  await db.query(`update consultations set status = 'cancelled' where id = $1`, [cancelled.id])
  await sendAll(sink)
  await remind(as)
  await sendAll(sink)

  expect(await mailsOf(db, patient.userId)).toMatchObject([
    { status: 'dropped', reason: 'moved' },
    { status: 'sent', reason: null },
  ])
  expect(await mailsOf(db, other.patient.userId)).toMatchObject([{ status: 'dropped', reason: 'gone' }])
  const mails = await sink.mailsTo(`${patient.userId}@example.test`)
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Your appointment on .* at \d\d:\d\d$/)])
})

test('nobody is reminded of an appointment of today, of the day after tomorrow, or one that was held', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  for (const [days, status] of [
    [0, 'scheduled'],
    [2, 'scheduled'],
    [1, 'completed'],
  ] as const) {
    const visit = await make.consultation({ doctor, patient }, { status })
    await db.query(
      `update consultations set consultation_date = ${tomorrow} + ($2::integer - 1) * interval '1 day' where id = $1`,
      [visit.id, days],
    )
  }

  await remind(as)

  expect(await mailsOf(db, patient.userId)).toEqual([])
})
