import type pg from 'pg'
import { worker } from '../support/person.ts'
import { expect, madeReport, refusalOf, reportsOf, setRule, test } from './test.ts'

const sign = (id: string) => ({ text: 'select app.sign_report($1)', values: [id] })
const release = (id: string) => ({ text: 'select app.release_report($1)', values: [id] })
const hold = (id: string, until = "now() + interval '3 days'") => ({
  text: `select app.hold_report_from_patient($1, 'Told in person first', ${until}) as id`,
  values: [id],
})

test('by the rule "on review" a patient reads a report when it is signed, and a signature stays', async ({
  db,
  make,
  as,
}) => {
  await setRule(db, 'on-review')
  const { doctor, patient, report, stateOf } = await madeReport(make, db)
  expect(await reportsOf(as, patient)).toEqual([])

  await as(doctor, (client) => client.query(sign(report.id)))

  expect(await stateOf()).toEqual({ signed: true, released: true, due: false, held: false })
  expect(await reportsOf(as, patient)).toEqual([report.id])
  expect(await refusalOf(as(doctor, (client) => client.query(sign(report.id))))).toMatchObject({
    message: 'already-signed',
  })
  expect(
    await refusalOf(db.query(`update medical_reports set content = 'other' where id = $1`, [report.id])),
  ).toMatchObject({ code: 'SB011' })
  expect(
    await refusalOf(
      db.query(
        `update medical_reports set signed_at = null, signed_by = null,
                                          signature_sha256 = null where id = $1`,
        [report.id],
      ),
    ),
  ).toMatchObject({ code: 'SB011' })
})

test('by the rule "at once" a report for patients is released as it is made, a doctor’s report is not', async ({
  db,
  make,
  as,
}) => {
  await setRule(db, 'at-once')
  const { patient, session, stateOf, report } = await madeReport(make, db)
  const forDoctors = await make.report(session, { report_type: 'doctor', released_at: null })

  expect(await stateOf()).toMatchObject({ signed: false, released: true })
  expect(await reportsOf(as, patient)).toEqual([report.id])
  expect(await reportsOf(as, patient)).not.toContain(forDoctors.id)
})

test('by the rule "after hours" the worker releases what is due, and nobody else', async ({ db, make, as }) => {
  await setRule(db, 'after-hours', 2)
  const { doctor, patient, report, stateOf } = await madeReport(make, db)
  const due = 'select app.release_due_reports() as released'
  expect(await stateOf()).toMatchObject({ released: false, due: true })

  await as(worker, (client) => client.query(due))
  expect(await reportsOf(as, patient)).toEqual([])
  await db.query(`update medical_reports set release_due_at = now() - interval '1 minute' where id = $1`, [report.id])
  expect(await refusalOf(as(doctor, (client) => client.query(due)))).toMatchObject({ code: '42501' })
  await as(worker, (client) => client.query(due))

  expect(await reportsOf(as, patient)).toEqual([report.id])
})

test('what is held is read by its patient neither before the rule nor after it, until the hold ends', async ({
  db,
  make,
  as,
}) => {
  await setRule(db, 'after-hours', 2)
  const { doctor, patient, report, stateOf } = await madeReport(make, db)
  const { rows } = await as(doctor, (client) => client.query<{ id: string }>(hold(report.id)))
  await db.query(`update medical_reports set release_due_at = now() - interval '1 minute' where id = $1`, [report.id])
  await as(worker, (client) => client.query('select app.release_due_reports()'))
  expect(await stateOf()).toMatchObject({ released: false, held: true })
  expect(await refusalOf(as(doctor, (client) => client.query(release(report.id))))).toMatchObject({
    message: 'report-held',
  })

  await as(doctor, (client) => client.query('select app.lift_hold($1)', [rows[0]?.id]))
  await as(doctor, (client) => client.query(release(report.id)))
  expect(await reportsOf(as, patient)).toEqual([report.id])
  await as(doctor, (client) => client.query(hold(report.id)))

  expect(await reportsOf(as, patient)).toEqual([])
  expect((await db.query('select count(*)::integer from report_holds where report_id = $1', [report.id])).rows).toEqual(
    [{ count: 2 }],
  )
})

test('of two holds the longer one counts, and each ends by itself', async ({ db, make, as }) => {
  await setRule(db, 'on-review')
  const { doctor, patient, report } = await madeReport(make, db)
  const short = await as(doctor, (client) => client.query<{ id: string }>(hold(report.id, "now() + interval '1 day'")))
  await as(doctor, (client) => client.query(hold(report.id, "now() + interval '9 days'")))
  await as(doctor, (client) => client.query(sign(report.id)))

  await as(doctor, (client) => client.query('select app.lift_hold($1)', [short.rows[0]?.id]))
  expect(await reportsOf(as, patient)).toEqual([])
  await db.query(
    `update report_holds set held_at = now() - interval '9 days', until = now() - interval '1 second' where report_id = $1`,
    [report.id],
  )

  expect(await reportsOf(as, patient)).toEqual([report.id])
})

test('a hold has a reason and an end', async ({ db, make, as }) => {
  const { doctor, report } = await madeReport(make, db)
  const tried = (why: string, until: string) =>
    refusalOf(
      as(doctor, (client) => client.query(`select app.hold_report_from_patient($1, $2, ${until})`, [report.id, why])),
    )

  expect(await tried('', "now() + interval '1 day'")).toMatchObject({ constraint: 'report_holds_reason_length' })
  expect(await tried('r', "now() - interval '1 day'")).toMatchObject({ constraint: 'report_holds_ends' })
  expect(await tried('r', "'infinity'")).toMatchObject({ constraint: 'report_holds_ends' })
})

test('nobody signs, releases or holds a report that is not of their patient', async ({ db, make, as }) => {
  const { admin, patient, report } = { ...(await madeReport(make, db)), admin: await make.admin() }
  const { doctor: other } = await make.careTeam()

  for (const query of [sign(report.id), release(report.id), hold(report.id)]) {
    expect(await refusalOf(as(other, (client) => client.query(query))), query.text).toMatchObject({
      message: 'not-found',
    })
    expect(await refusalOf(as(patient, (client) => client.query(query))), query.text).toMatchObject({ code: '42501' })
  }
  expect(await refusalOf(as(admin, (client) => client.query(sign(report.id))))).toMatchObject({ code: '42501' })
})

test('a report on a result that nobody reviewed, or that was corrected since, is not signed', async ({
  db,
  make,
  as,
}) => {
  await setRule(db, 'on-review')
  const { doctor, session, patient } = await madeReport(make, db)
  const unreviewed = await make.prediction(session)
  const early = await make.report(session, { prediction_id: unreviewed.id, released_at: null })
  expect(await refusalOf(as(doctor, (client) => client.query(sign(early.id))))).toMatchObject({
    message: 'review-first',
  })

  await make.review(unreviewed, { doctor_id: doctor.id, reviewed_at: '2020-01-02T00:00:00Z' })
  const request = await make.reportRequest(patient, { session_id: session.id, status: 'generated' })
  await db.query(`update medical_reports set request_id = $2, created_at = '2020-01-01' where id = $1`, [
    early.id,
    request.id,
  ])
  expect(await refusalOf(as(doctor, (client) => client.query(sign(early.id))))).toMatchObject({
    message: 'report-outdated',
  })

  await db.query(`update medical_reports set created_at = '2020-01-03' where id = $1`, [early.id])
  const { rows } = await db.query<{ id: string }>(
    `insert into predictions (session_id, first_version) values ($1, $2) returning id`,
    [session.id, unreviewed.id],
  )
  const corrected = { id: rows[0]?.id ?? '' }
  expect(await refusalOf(as(doctor, (client) => client.query(sign(early.id))))).toMatchObject({
    message: 'report-outdated',
  })
  await make.review(corrected, { doctor_id: doctor.id })
  const anew = await make.report(session, { prediction_id: corrected.id, released_at: null })
  await as(doctor, (client) => client.query(sign(anew.id)))
})

test('signing a report with pages of its own asks for them again, with the signature', async ({ db, make, as }) => {
  const { doctor, report } = await madeReport(make, db)
  await db.query(`update medical_reports set document = '{}', document_sha256 = repeat('a', 64) where id = $1`, [
    report.id,
  ])

  await as(doctor, (client) => client.query(sign(report.id)))

  const { rows } = await db.query('select status, requested_by from report_status where signing_of = $1', [report.id])
  expect(rows).toEqual([{ status: 'pending', requested_by: doctor.userId }])
})

/** A report made again, as the program publishes it. */
async function madeAgain(db: pg.Client, first: string) {
  const { rows } = await db.query<{ id: string; held: boolean }>(
    `insert into medical_reports (session_id, prediction_id, report_type, report_status, title, content, first_version)
     select session_id, prediction_id, report_type, 'final', title, content, id from medical_reports where id = $1
     returning id, coalesce(held_until > now(), false) as held`,
    [first],
  )
  return { id: '', held: false, ...rows[0] }
}

test('a report that is made again while it is held is held again, and one press lets all of it go', async ({
  db,
  make,
  as,
}) => {
  await setRule(db, 'at-once')
  const { doctor, patient, report } = await madeReport(make, db)
  expect(await reportsOf(as, patient)).toEqual([report.id])
  await as(doctor, (client) => client.query(hold(report.id)))
  await as(doctor, (client) => client.query(sign(report.id)))

  const again = await madeAgain(db, report.id)

  expect(again.held).toBe(true)
  expect(await reportsOf(as, patient)).toEqual([])
  const { rows } = await db.query<{ id: string; reason: string; held_by: string }>(
    'select id, reason, held_by from report_holds where report_id = $1',
    [again.id],
  )
  expect(rows).toMatchObject([{ reason: 'Told in person first', held_by: doctor.userId }])
  await as(doctor, (client) => client.query('select app.lift_hold($1)', [rows[0]?.id]))
  expect(await reportsOf(as, patient)).toEqual([report.id, again.id].sort())
})

test('a hold that ended or was lifted is not carried to the next version', async ({ db, make, as }) => {
  await setRule(db, 'at-once')
  const { doctor, patient, report } = await madeReport(make, db)
  const { rows } = await as(doctor, (client) => client.query<{ id: string }>(hold(report.id)))
  await as(doctor, (client) => client.query('select app.lift_hold($1)', [rows[0]?.id]))

  const again = await madeAgain(db, report.id)

  expect(again.held).toBe(false)
  expect(await reportsOf(as, patient)).toContain(again.id)
})

test('what a newer version replaced is not let out by the clock, unless it is the newest again', async ({
  db,
  make,
  as,
}) => {
  await setRule(db, 'after-hours', 2)
  const { patient, report } = await madeReport(make, db)
  const again = await madeAgain(db, report.id)
  await db.query(`update medical_reports set release_due_at = now() - interval '1 minute' where id = $1`, [report.id])
  const release = () => as(worker, (client) => client.query('select app.release_due_reports()'))
  await release()
  expect(await reportsOf(as, patient)).toEqual([])

  await db.query('update medical_reports set deleted_at = now() where id = $1', [again.id])
  await release()
  expect(await reportsOf(as, patient)).toEqual([report.id])
})

test('its patient is told of a held report when the hold is over, not before', async ({ db, make, as }) => {
  await setRule(db, 'on-review')
  const { doctor, patient, report, stateOf } = await madeReport(make, db)
  const told = async () =>
    (await db.query("select from mails where user_id = $1 and kind = 'something-new'", [patient.userId])).rowCount
  await as(doctor, (client) => client.query(hold(report.id)))
  await as(doctor, (client) => client.query(sign(report.id)))
  expect(await stateOf()).toMatchObject({ released: true, held: true })
  expect(await told()).toBe(0)

  await db.query(
    `update report_holds set held_at = now() - interval '9 days', until = now() - interval '1 second' where report_id = $1`,
    [report.id],
  )
  await as(worker, (client) => client.query('select app.release_due_reports()'))

  expect(await told()).toBe(1)
})
