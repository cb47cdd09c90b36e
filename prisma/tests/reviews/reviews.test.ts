import { refusalOf } from '../support/refusal.ts'
import { end, expect, reviewsOf, sign, test } from './test.ts'

test('a doctor of the patient signs, corrects and opens again; everything stays, one stands', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  const prediction = await make.prediction(await make.session(patient))
  const modelsRow = await db.query('select to_jsonb(q) as row from predictions q where id = $1', [prediction.id])

  const first = await sign(as, doctor, prediction.id, 'agreed')
  await end(as, doctor, first)
  const second = await sign(as, doctor, prediction.id, 'disagreed')
  expect((await reviewsOf(db, prediction.id)).map(({ stands }) => stands)).toEqual([false, true])
  await end(as, doctor, second, 'reopened')

  expect(await reviewsOf(db, prediction.id)).toMatchObject([
    { id: first, verdict: 'agreed', stands: false, patient_id: patient.id },
    { id: second, verdict: 'disagreed', stands: false, patient_id: patient.id },
  ])
  const after = await db.query('select to_jsonb(q) as row from predictions q where id = $1', [prediction.id])
  expect(after.rows).toEqual(modelsRow.rows)
})

test('two clinicians at once: the second waits for the first and is refused', async ({ make, database }) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.doctor()
  await make.assignment({ doctor: other, patient }, { assignment_type: 'consultant' })
  const prediction = await make.prediction(await make.session(patient))
  const [one, two] = [await database.connectOwner(), await database.connectOwner()]
  const insert = `insert into prediction_reviews (prediction_id, verdict, reviewed_by, doctor_id)
                  values ($1, 'agreed', $2, $3)
                      on conflict (prediction_id) where ended_at is null and deleted_at is null do nothing`

  await one.query('begin')
  await one.query(insert, [prediction.id, doctor.userId, doctor.id])
  const second = two.query(insert, [prediction.id, other.userId, other.id])
  await one.query('commit')

  expect((await second).rowCount).toBe(0)
  expect(await reviewsOf(one, prediction.id)).toHaveLength(1)
})

test('a disagreement needs a reason, an end needs to say which, and what was said is not rewritten', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  const prediction = await make.prediction(await make.session(patient))
  const refused = (row: object) => refusalOf(make.review(prediction, row))

  expect(await refused({ verdict: 'disagreed' })).toMatchObject({ constraint: 'prediction_reviews_reason_given' })
  expect(await refused({ ended_at: '2026-01-01T00:00:00Z' })).toMatchObject({
    constraint: 'prediction_reviews_ended_together',
  })
  expect(await refused({ ended_at: '2026-01-01T00:00:00Z', ended_reason: 'reopened' })).toMatchObject({
    constraint: 'prediction_reviews_end_note_given',
  })
  const review = await make.review(prediction, { doctor_id: doctor.id, reviewed_by: doctor.userId })
  for (const change of [`verdict = 'not-usable'`, `reason = 'x'`, `reviewed_at = now()`, `id = 'x'`])
    expect(
      await refusalOf(db.query(`update prediction_reviews set ${change} where id = $1`, [review.id])),
      change,
    ).toMatchObject({ code: 'SB010' })
  await db.query('delete from users where id = $1', [doctor.userId])
  const { rows } = await db.query('select reviewed_by, doctor_id, verdict from prediction_reviews where id = $1', [
    review.id,
  ])
  expect(rows).toEqual([{ reviewed_by: null, doctor_id: null, verdict: 'agreed' }])
})

test('nobody but a doctor of the patient, now: not another, a former one, an administrator or the patient', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient, assignment } = await make.careTeam()
  const stranger = await make.doctor()
  const admin = await make.admin()
  const prediction = await make.prediction(await make.session(patient))
  const insert = (id: string, userId: string, doctorId: string) => ({
    text: `insert into prediction_reviews (prediction_id, verdict, reviewed_by, doctor_id) values ($1, 'agreed', $2, $3)`,
    values: [id, userId, doctorId],
  })

  expect(
    await refusalOf(as(stranger, (c) => c.query(insert(prediction.id, stranger.userId, stranger.id)))),
  ).toMatchObject({ code: '42501' })
  for (const person of [admin, patient])
    expect(await refusalOf(as(person, (c) => c.query(insert(prediction.id, person.userId, doctor.id))))).toMatchObject({
      code: '42501',
    })
  const review = await sign(as, doctor, prediction.id)
  expect(await end(as, stranger, review)).toBe(0)
  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
    assignment.id,
  ])
  expect(await end(as, doctor, review)).toBe(0)
  const seen = await as(doctor, (c) => c.query('select id from prediction_reviews'))
  expect(seen.rows).toEqual([])
})

test('a corrected result begins unreviewed, and the version before it takes no review any more', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const prediction = await make.prediction(session)
  await sign(as, doctor, prediction.id)
  const {
    rows: [corrected],
  } = await db.query<{ id: string }>(
    `insert into predictions (session_id, first_version, binary_result) values ($1, $2, 'negative') returning id`,
    [session.id, prediction.id],
  )

  expect(await reviewsOf(db, corrected!.id)).toEqual([])
  await sign(as, doctor, corrected!.id, 'disagreed')
  await db.query(
    `update prediction_reviews set ended_at = now(), ended_reason = 'corrected' where prediction_id = $1`,
    [prediction.id],
  )
  expect(await refusalOf(sign(as, doctor, prediction.id))).toMatchObject({ code: '42501' })
})

test('a review goes where its result goes: to another patient, to nobody, to one found later, and back', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  const other = await make.patient()
  const admin = await make.admin()
  const session = await make.session(patient)
  const prediction = await make.prediction(session)
  await sign(as, doctor, prediction.id)
  const whose = async () => (await reviewsOf(db, prediction.id))[0]?.patient_id
  const give = (to: string | null) =>
    as(admin, async (c) => {
      await c.query('update sessions set patient_id = $2 where id = $1', [session.id, to])
      return (await c.query<{ id: string }>(`select current_setting('app.operation') as id`)).rows[0]!.id
    })

  const moved = await give(other.id)
  expect(await whose()).toBe(other.id)
  await as(admin, (c) => c.query('select app.undo_operation($1, false)', [moved]))
  expect(await whose()).toBe(patient.id)
  await give(null)
  expect(await whose()).toBeNull()
  await give(other.id)
  expect(await whose()).toBe(other.id)
})

test('a merge takes reviews and assessments along, and back when it is taken back', async ({ db, make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const kept = await make.patient()
  const admin = await make.admin()
  const prediction = await make.prediction(await make.session(patient))
  await sign(as, doctor, prediction.id)
  await make.assessment(patient, { doctor_id: doctor.id, conclusion: 'parkinsons-disease' })
  const whose = async () =>
    (
      await db.query<{ whose: string }>(
        `select patient_id as whose from clinical_assessments where patient_id = any ($1)
         union all select patient_id from prediction_reviews where prediction_id = $2`,
        [[patient.id, kept.id], prediction.id],
      )
    ).rows.map((row) => row.whose)

  const operation = await as(admin, async (c) => {
    await c.query(
      `select app.merge_patients($1, $2, k.version, m.version, '{}', 'one person')
                     from patients k, patients m where k.patient_id = $1 and m.patient_id = $2`,
      [kept.id, patient.id],
    )
    return (await c.query<{ id: string }>(`select current_setting('app.operation') as id`)).rows[0]!.id
  })
  expect(await whose()).toEqual([kept.id, kept.id])
  expect((await db.query('select * from app.statistics_mismatches()')).rows).toEqual([])
  const { rows } = await as(admin, (c) =>
    c.query<{ answer: object }>('select app.undo_operation($1, false) as answer', [operation]),
  )

  expect(rows[0]?.answer).toMatchObject({ done: true, conflicts: [] })
  expect(await whose()).toEqual([patient.id, patient.id])
  expect((await db.query('select * from app.timeline_mismatches()')).rows).toEqual([])
})

test('a result that goes to the trash takes its reviews, and brings them back', async ({ db, make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const admin = await make.admin()
  const session = await make.session(patient)
  const prediction = await make.prediction(session)
  await sign(as, doctor, prediction.id)

  const { rows } = await as(admin, (c) =>
    c.query<{ deletion: string }>(`select app.move_to_trash('sessions', $1, 'a test') as deletion`, [session.id]),
  )
  expect((await reviewsOf(db, prediction.id))[0]?.stands).toBe(false)
  await as(admin, (c) => c.query('select app.restore_deletion($1)', [rows[0]!.deletion]))

  expect((await reviewsOf(db, prediction.id))[0]?.stands).toBe(true)
})

test('an administrator takes a doctor’s correction back as one operation: the first review stands again', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  const admin = await make.admin()
  const prediction = await make.prediction(await make.session(patient))
  const first = await sign(as, doctor, prediction.id)
  const operation = await as(doctor, async (c) => {
    await c.query(
      `update prediction_reviews set ended_at = now(), ended_by = $2, ended_reason = 'corrected' where id = $1`,
      [first, doctor.userId],
    )
    await c.query(
      `insert into prediction_reviews (prediction_id, verdict, reason, reviewed_by, doctor_id)
       values ($1, 'disagreed', 'x', $2, $3)`,
      [prediction.id, doctor.userId, doctor.id],
    )
    return (await c.query<{ id: string }>(`select current_setting('app.operation') as id`)).rows[0]!.id
  })

  const { rows } = await as(admin, (c) =>
    c.query<{ answer: object }>('select app.undo_operation($1, false) as answer', [operation]),
  )

  expect(rows[0]?.answer).toMatchObject({ done: true, conflicts: [] })
  expect((await reviewsOf(db, prediction.id)).filter(({ stands }) => stands).map(({ id }) => id)).toEqual([first])
})
