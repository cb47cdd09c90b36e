import type pg from 'pg'
import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

const march = '2026-03-02T09:00:00Z'
const april = '2026-04-06T09:00:00Z'
const may = '2026-05-04T09:00:00Z'

test('without a conclusive prediction neither a result nor a stage is known', async ({ db, make }) => {
  const patient = await make.patient()
  await make.prediction(await make.session(patient), { binary_result: 'uncertain', stage_result: 3 })

  expect(await resultOf(db, patient)).toEqual({ total: 1, result: null, stage: null })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('the latest conclusive prediction decides, whatever comes later without a conclusion', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  await make.prediction(session, { binary_result: 'negative', stage_result: null, created_at: march })
  await make.prediction(session, { binary_result: 'positive', stage_result: 2.5, created_at: april })
  await make.prediction(session, { binary_result: 'uncertain', stage_result: null, created_at: may })

  expect(await resultOf(db, patient)).toEqual({ total: 3, result: true, stage: '2.5' })
})

test('a negative result after a positive one takes the stage away', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  await make.prediction(session, { binary_result: 'positive', stage_result: 4, created_at: march })
  await make.prediction(session, { binary_result: 'negative', stage_result: null, created_at: april })

  expect(await resultOf(db, patient)).toEqual({ total: 2, result: false, stage: null })
})

test('of two at the same moment the one with the later id decides', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  await make.prediction(session, {
    id: `${session.id}-b`,
    binary_result: 'positive',
    stage_result: 1,
    created_at: march,
  })
  await make.prediction(session, {
    id: `${session.id}-a`,
    binary_result: 'negative',
    stage_result: null,
    created_at: march,
  })

  expect(await resultOf(db, patient)).toEqual({ total: 2, result: true, stage: '1.0' })
})

test('the result follows when a prediction is corrected, back-dated, trashed, restored or deleted', async ({
  db,
  make,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  await make.prediction(session, { binary_result: 'negative', stage_result: null, created_at: march })
  const { id } = await make.prediction(session, { binary_result: 'positive', stage_result: 3, created_at: april })
  const after = async (sql: string) => {
    await db.query(sql, [id])
    return resultOf(db, patient)
  }

  expect(await after('update predictions set stage_result = 1.5 where id = $1')).toEqual({
    total: 2,
    result: true,
    stage: '1.5',
  })
  expect(await after(`update predictions set binary_result = 'uncertain' where id = $1`)).toEqual({
    total: 2,
    result: false,
    stage: null,
  })
  expect(await after(`update predictions set binary_result = 'positive' where id = $1`)).toEqual({
    total: 2,
    result: true,
    stage: '1.5',
  })
  expect(await after(`update predictions set created_at = '2026-01-05' where id = $1`)).toEqual({
    total: 2,
    result: false,
    stage: null,
  })
  expect(await after(`update predictions set created_at = '2026-04-06' where id = $1`)).toEqual({
    total: 2,
    result: true,
    stage: '1.5',
  })
  expect(await after('update predictions set deleted_at = now() where id = $1')).toEqual({
    total: 1,
    result: false,
    stage: null,
  })
  expect(await after('update predictions set deleted_at = null where id = $1')).toEqual({
    total: 2,
    result: true,
    stage: '1.5',
  })
  expect(await after('delete from predictions where id = $1')).toEqual({ total: 1, result: false, stage: null })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a prediction that goes to a session of another patient takes its result along', async ({ db, make }) => {
  const patient = await make.patient()
  const other = await make.patient()
  const prediction = await make.prediction(await make.session(patient), { binary_result: 'positive', stage_result: 5 })

  await db.query('update predictions set session_id = $2 where id = $1', [
    prediction.id,
    (await make.session(other)).id,
  ])

  expect(await resultOf(db, patient)).toEqual({ total: 0, result: null, stage: null })
  expect(await resultOf(db, other)).toEqual({ total: 1, result: true, stage: '5.0' })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

async function resultOf(db: pg.Client, patient: { id: string }) {
  const figures = await statisticsOf(db, patient)
  return { total: figures?.total_predictions, result: figures?.has_parkinsons, stage: figures?.disease_stage }
}
