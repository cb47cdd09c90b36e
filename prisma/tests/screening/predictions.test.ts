import { chooseSession, correctPrediction, recordPrediction } from '@/lib/predictions/commands'
import { correctPredictionInput, recordPredictionInput } from '@/lib/predictions/schema'
import { expect, mismatchesOf, noMismatches, refusal, statisticsOf, test, timelineOf } from './test.ts'

function result(sessionId: string, more: Record<string, string> = {}) {
  return recordPredictionInput.parse({
    sessionId,
    predictionType: 'stage',
    binaryResult: 'positive',
    stageResult: '2',
    confidenceScore: '0.87',
    modelVersion: 'pd-mri 2.0.1',
    createdAt: '2 Mar 2026, 10:00',
    ...more,
  })
}

function correction(id: string, sessionId: string, more: Record<string, string> = {}) {
  return correctPredictionInput.parse({ ...formOf(sessionId), id, reason: 'Copied wrongly.', ...more })
}

function formOf(sessionId: string) {
  return {
    sessionId,
    predictionType: 'stage',
    binaryResult: 'positive',
    stageResult: '2',
    confidenceScore: '0.87',
    modelVersion: 'pd-mri 2.0.1',
    createdAt: '2 Mar 2026, 10:00',
  }
}

test('a result written down by hand says who did, belongs to the session’s patient and counts', async ({
  db,
  make,
  admin,
  asAdmin,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const scan = await make.scan(session)

  const id = await asAdmin((scope) => recordPrediction(scope, result(session.id, { mriScanId: scan.id })))

  const { rows } = await db.query(
    `select patient_id, mri_scan_id, binary_result, stage_result::float8 as stage, entered_by, version_number, first_version,
            superseded_by from predictions where id = $1`,
    [id],
  )
  expect(rows).toEqual([
    {
      patient_id: patient.id,
      mri_scan_id: scan.id,
      binary_result: 'positive',
      stage: 2,
      entered_by: admin.userId,
      version_number: 1,
      first_version: null,
      superseded_by: null,
    },
  ])
  expect(await statisticsOf(db, patient)).toMatchObject({
    total_predictions: 1,
    has_parkinsons: true,
    disease_stage: '2.0',
  })
})

test('doctors record and correct no results', async ({ make, asDoctor }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const prediction = await make.prediction(session)

  expect(
    await refusal(
      asDoctor(
        ({ db }) => db.$executeRaw`insert into predictions (session_id, model_version) values (${session.id}, 'm')`,
        doctor,
      ),
    ),
  ).toMatchObject({ code: 'forbidden' })
  expect(
    await refusal(asDoctor((scope) => correctPrediction(scope, correction(prediction.id, session.id)), doctor)),
  ).not.toBeNull()
})

test('nobody edits what a model said, not even an administrator', async ({ make, admin, as }) => {
  const { id } = await make.prediction(await make.session(await make.patient()))
  for (const change of [
    "binary_result = 'negative'",
    'superseded_by = null',
    'version_number = 2',
    "correction_reason = 'x'",
  ])
    await expect(
      as(admin, (client) => client.query(`update predictions set ${change} where id = $1`, [id])),
    ).rejects.toMatchObject({
      code: '42501',
    })
})

test('a correction is a new version: the earlier one keeps its words and counts no more', async ({
  db,
  make,
  asAdmin,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const wrong = await make.prediction(session, { binary_result: 'positive', stage_result: 4 })

  const id = await asAdmin((scope) =>
    correctPrediction(scope, correction(wrong.id, session.id, { stageResult: '1.5' })),
  )

  const { rows } = await db.query(
    `select id, stage_result::float8 as stage, version_number as number, superseded_by as by, correction_reason as why
       from predictions where patient_id = $1 order by version_number`,
    [patient.id],
  )
  expect(rows).toEqual([
    { id: wrong.id, stage: 4, number: 1, by: id, why: null },
    { id, stage: 1.5, number: 2, by: null, why: 'Copied wrongly.' },
  ])
  expect(await statisticsOf(db, patient)).toMatchObject({ total_predictions: 1, disease_stage: '1.5' })
  expect(await timelineOf(db, patient)).toMatchObject([
    { related_id: id, event_title: 'Model result: positive, Hoehn and Yahr stage 1.5' },
  ])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a result of somebody else moves by its correction: both patients’ figures follow', async ({
  db,
  make,
  asAdmin,
}) => {
  const [mistaken, really] = [await make.patient(), await make.patient()]
  const wrong = await make.prediction(await make.session(mistaken))
  const right = await make.session(really)

  await asAdmin((scope) => correctPrediction(scope, correction(wrong.id, right.id)))

  expect(await statisticsOf(db, mistaken)).toMatchObject({ total_predictions: 0, has_parkinsons: null })
  expect(await timelineOf(db, mistaken)).toEqual([])
  expect(await statisticsOf(db, really)).toMatchObject({ total_predictions: 1, has_parkinsons: true })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('patients do not find what was corrected', async ({ make, as, asAdmin }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const wrong = await make.prediction(session)
  await make.review(wrong)
  const id = await asAdmin((scope) => correctPrediction(scope, correction(wrong.id, session.id)))
  await make.review({ id })

  const { rows } = await as(patient, (client) => client.query('select id from predictions'))
  expect(rows).toEqual([{ id }])
})

test('undoing a correction lets the earlier version count again, and undoing that the correction', async ({
  db,
  make,
  operation,
  undo,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const wrong = await make.prediction(session, { stage_result: 4 })
  const corrected = await operation((scope) =>
    correctPrediction(scope, correction(wrong.id, session.id, { stageResult: '1' })),
  )

  expect(await undo(corrected.operation)).toMatchObject({ done: true })
  expect(await statisticsOf(db, patient)).toMatchObject({ total_predictions: 1, disease_stage: '4.0' })
  expect(await timelineOf(db, patient)).toMatchObject([{ related_id: wrong.id }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('deleting the newest version gives its place to the one before; restoring takes it back', async ({
  db,
  make,
  asAdmin,
  trash,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const first = await make.prediction(session, { stage_result: 1 })
  const second = await asAdmin((scope) =>
    correctPrediction(scope, correction(first.id, session.id, { stageResult: '2' })),
  )
  const third = await asAdmin((scope) => correctPrediction(scope, correction(second, session.id, { stageResult: '3' })))
  const standing = async () => (await timelineOf(db, patient)).map(({ related_id: id }) => id)

  const ofThird = await trash('predictions', third)
  expect(await standing()).toEqual([second])
  await trash('predictions', second)
  expect(await standing()).toEqual([first.id])
  await asAdmin(({ db: scoped }) => scoped.$executeRaw`select app.restore_deletion(${ofThird})`)
  expect(await standing()).toEqual([third])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a correction that goes to the trash with its session does not give the result back to the wrong patient', async ({
  db,
  make,
  asAdmin,
  trash,
}) => {
  const mistaken = await make.patient()
  const wrong = await make.prediction(await make.session(mistaken))
  const right = await make.session(await make.patient())
  await asAdmin((scope) => correctPrediction(scope, correction(wrong.id, right.id)))

  await trash('sessions', right.id)

  expect(await statisticsOf(db, mistaken)).toMatchObject({ total_predictions: 0 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('of two who correct the same version the second is told', async ({ make, asAdmin }) => {
  const session = await make.session(await make.patient())
  const wrong = await make.prediction(session)
  await asAdmin((scope) => correctPrediction(scope, correction(wrong.id, session.id)))

  expect(await refusal(asAdmin((scope) => correctPrediction(scope, correction(wrong.id, session.id))))).toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('corrections at the same moment follow one another, and one version stands', async ({ db, make, connect }) => {
  const session = await make.session(await make.patient())
  const wrong = await make.prediction(session)
  const others = await Promise.all([connect(), connect(), connect(), connect()])

  await Promise.all(
    others.map((client) =>
      client.query('insert into predictions (session_id, first_version) values ($1, $2)', [session.id, wrong.id]),
    ),
  )

  const { rows } = await db.query(
    `select version_number as number, superseded_by is null as stands from predictions
      where id = $1 or first_version = $1 order by 1`,
    [wrong.id],
  )
  expect(rows).toEqual([1, 2, 3, 4, 5].map((number) => ({ number, stands: number === 5 })))
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a scan of another session is refused at its field', async ({ make, asAdmin }) => {
  const session = await make.session(await make.patient())
  const other = await make.scan(await make.session(await make.patient()))

  expect(
    await refusal(asAdmin((scope) => recordPrediction(scope, result(session.id, { mriScanId: other.id })))),
  ).toMatchObject({
    code: 'not-found',
    field: 'mriScanId',
  })
})

test('a version of what is not there is refused', async ({ db, make }) => {
  const session = await make.session(await make.patient())
  await expect(
    db.query("insert into predictions (session_id, first_version) values ($1, 'nothing')", [session.id]),
  ).rejects.toMatchObject({ code: '23503' })
})

test('the session is found by its id before anything else', async ({ make, asAdmin }) => {
  const session = await make.session(await make.patient())
  expect(await asAdmin((scope) => chooseSession(scope, { sessionId: session.id }))).toEqual({
    sessionId: session.id,
    correcting: null,
  })
  expect(await refusal(asAdmin((scope) => chooseSession(scope, { sessionId: 'nothing at all' })))).toMatchObject({
    field: 'sessionId',
  })
})
