import { expect, sign, test, worklistOf } from './test.ts'

const clear = { confidence_score: 0.9 }

test('a clinician who found another stage a step or more away, or another disease', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const assess = (assessed_at: string, row: object) => make.assessment(patient, { assessed_at, ...row })
  const predict = (created_at: string, row: object) => make.prediction(session, { ...clear, created_at, ...row })
  await assess('2020-02-01T00:00:00Z', { hoehn_yahr_stage: 2 })
  const far = await predict('2020-01-20T00:00:00Z', { stage_result: 3 })
  const near = await predict('2020-01-21T00:00:00Z', { stage_result: 2.5 })
  const missed = await predict('2020-01-22T00:00:00Z', { binary_result: 'negative', stage_result: 0 })
  const uncertain = await predict('2020-01-23T00:00:00Z', { binary_result: 'uncertain', stage_result: null })
  const longAfter = await predict('2022-01-01T00:00:00Z', { stage_result: 5 })
  await assess('2024-02-01T00:00:00Z', { hoehn_yahr_stage: null, conclusion: 'not-parkinsons-disease' })
  const denied = await predict('2024-01-20T00:00:00Z', { stage_result: 1 })

  const worklist = await worklistOf(as, doctor)

  expect(worklist).toEqual({
    [far.id]: ['clinician-differs'],
    [missed.id]: ['clinician-differs'],
    [denied.id]: ['clinician-differs'],
  })
  for (const { id } of [near, uncertain, longAfter]) expect(worklist).not.toHaveProperty(id)
})

test('two model versions that say different things of one scan, low confidence, a poor scan', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const scan = await make.scan(session)
  const poor = await make.scan(session, { metadata: { problem: 'Motion artefacts' } })
  const old = await make.prediction(session, { ...clear, mri_scan_id: scan.id, model_version: '1', stage_result: 2 })
  const young = await make.prediction(session, {
    ...clear,
    mri_scan_id: scan.id,
    model_version: '2',
    stage_result: 2.5,
  })
  const unsure = await make.prediction(session, { confidence_score: 0.59 })
  const sure = await make.prediction(session, { confidence_score: 0.6 })
  const blurred = await make.prediction(session, { confidence_score: 0.4, mri_scan_id: poor.id })

  expect(await worklistOf(as, doctor)).toEqual({
    [old.id]: ['models-differ'],
    [young.id]: ['models-differ'],
    [unsure.id]: ['low-confidence'],
    [blurred.id]: ['low-confidence', 'poor-input'],
  })
  await sign(as, doctor, old.id)
  await sign(as, doctor, blurred.id, 'not-usable')
  expect(Object.keys(await worklistOf(as, doctor)).sort()).toEqual([young.id, unsure.id].sort())
  expect(sure.confidence_score).toBe(0.6)
})

test('what is corrected or in the trash is on nobody’s list, and nobody sees another’s', async ({ db, make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const stranger = await make.doctor()
  const session = await make.session(patient)
  const low = { confidence_score: 0.3 }
  const corrected = await make.prediction(session, low)
  await db.query(`insert into predictions (session_id, first_version, confidence_score) values ($1, $2, 0.9)`, [
    session.id,
    corrected.id,
  ])
  const trashed = await make.prediction(session, low)
  await make.trash('predictions', trashed.id)
  const open = await make.prediction(session, low)

  expect(Object.keys(await worklistOf(as, doctor))).toEqual([open.id])
  expect(await worklistOf(as, stranger)).toEqual({})
})

test('the programme says what a low confidence is', async ({ db, make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const prediction = await make.prediction(await make.session(patient), { confidence_score: 0.7 })

  expect(await worklistOf(as, doctor)).toEqual({})
  await db.query('update programme_settings set low_confidence_percent = 75')
  expect(await worklistOf(as, doctor)).toEqual({ [prediction.id]: ['low-confidence'] })
  await db.query('update programme_settings set low_confidence_percent = 60')
})
