import { mismatchesOf, noMismatches, timelineOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

for (const { result, stage, severity } of [
  { result: 'positive', stage: 5, severity: 'critical' },
  { result: 'positive', stage: 4, severity: 'critical' },
  { result: 'positive', stage: 3, severity: 'high' },
  { result: 'positive', stage: 2.5, severity: 'high' },
  { result: 'positive', stage: 0, severity: 'high' },
  { result: 'positive', stage: null, severity: 'high' },
  { result: 'uncertain', stage: null, severity: 'medium' },
  { result: 'uncertain', stage: 5, severity: 'medium' },
  { result: 'negative', stage: null, severity: 'info' },
  { result: 'negative', stage: 4, severity: 'info' },
] as const) {
  test(`${result} at ${stage === null ? 'no stage' : `stage ${stage}`} is ${severity}`, async ({ db, make }) => {
    const patient = await make.patient()

    await make.prediction(await make.session(patient), { binary_result: result, stage_result: stage })

    expect(await timelineOf(db, patient)).toMatchObject([{ event_type: 'prediction', severity }])
  })
}

test('the entry says what the model said', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const prediction = await make.prediction(session, {
    binary_result: 'positive',
    stage_result: 2.5,
    model_version: 'pd-mri 2.0.1',
    confidence_score: 0.876,
    created_at: '2026-03-02T09:00:00Z',
  })

  expect(await timelineOf(db, patient)).toEqual([
    {
      event_type: 'prediction',
      event_title: 'Model result: positive, Hoehn and Yahr stage 2.5',
      event_description: 'model pd-mri 2.0.1, confidence 88 %',
      severity: 'high',
      event_date: new Date('2026-03-02T09:00:00Z'),
      related_table: 'predictions',
      related_id: prediction.id,
      doctor_id: null,
      session_id: session.id,
    },
  ])
})

test('an entry without a version and a confidence claims neither', async ({ db, make }) => {
  const patient = await make.patient()

  await make.prediction(await make.session(patient), { model_version: null, confidence_score: null, stage_result: 3 })

  expect(await timelineOf(db, patient)).toMatchObject([
    { event_title: 'Model result: positive, Hoehn and Yahr stage 3', event_description: '' },
  ])
})

test('severity and words follow every correction of the prediction', async ({ db, make }) => {
  const patient = await make.patient()
  const { id } = await make.prediction(await make.session(patient), { binary_result: 'uncertain', stage_result: null })
  const after = async (change: string) => {
    await db.query(`update predictions set ${change} where id = $1`, [id])
    return (await timelineOf(db, patient)).map(({ severity, event_title }) => `${severity}: ${event_title}`)
  }

  expect(await after("binary_result = 'positive', stage_result = 4")).toEqual([
    'critical: Model result: positive, Hoehn and Yahr stage 4',
  ])
  expect(await after('stage_result = 1.5')).toEqual(['high: Model result: positive, Hoehn and Yahr stage 1.5'])
  expect(await after("binary_result = 'negative', stage_result = null")).toEqual(['info: Model result: negative'])
  expect(await after('deleted_at = now()')).toEqual([])
  expect(await after('deleted_at = null')).toEqual(['info: Model result: negative'])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('deleting many predictions in one statement takes their entries, and no other', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const kept = await make.prediction(session, { binary_result: 'negative' })
  await make.prediction(session)
  await make.prediction(session)

  await db.query("delete from predictions where session_id = $1 and binary_result = 'positive'", [session.id])

  expect(await timelineOf(db, patient)).toMatchObject([{ related_id: kept.id }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
