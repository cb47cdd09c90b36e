import type pg from 'pg'
import { mismatchesOf, noMismatches, statisticsOf, timelineOf } from '../support/derived.ts'
import type { Make } from '../support/make.ts'
import { expect, test } from '../support/test.ts'

test('a session that finds its patient brings its figures and entries', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await fullSession(make, null)

  await db.query('update sessions set patient_id = $2 where id = $1', [session.id, patient.id])

  expect(await figuresOf(db, patient)).toEqual({ scans: 1, predictions: 1, reports: 1, entries: 3 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a session that goes to another patient takes its figures and entries along', async ({ db, make }) => {
  const patient = await make.patient()
  const other = await make.patient()
  const session = await fullSession(make, patient)

  await db.query('update sessions set patient_id = $2 where id = $1', [session.id, other.id])

  expect(await figuresOf(db, patient)).toEqual({ scans: 0, predictions: 0, reports: 0, entries: 0 })
  expect(await figuresOf(db, other)).toEqual({ scans: 1, predictions: 1, reports: 1, entries: 3 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a session that loses its patient takes its figures and entries off', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await fullSession(make, patient)

  await db.query('update sessions set patient_id = null where id = $1', [session.id])

  expect(await figuresOf(db, patient)).toEqual({ scans: 0, predictions: 0, reports: 0, entries: 0 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('many sessions in one statement: some find, some change, some lose their patient', async ({ db, make }) => {
  const [one, two, three] = [await make.patient(), await make.patient(), await make.patient()]
  const found = await fullSession(make, null)
  const changed = await fullSession(make, one)
  const lost = await fullSession(make, two)

  await db.query(
    `update sessions set patient_id = case id when $1 then $4 when $2 then $4 end where id in ($1, $2, $3)`,
    [found.id, changed.id, lost.id, three.id],
  )

  expect(await figuresOf(db, one)).toEqual({ scans: 0, predictions: 0, reports: 0, entries: 0 })
  expect(await figuresOf(db, two)).toEqual({ scans: 0, predictions: 0, reports: 0, entries: 0 })
  expect(await figuresOf(db, three)).toEqual({ scans: 2, predictions: 2, reports: 2, entries: 6 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a note written in a session moves with it, and stays with the patient when the session loses its own', async ({
  db,
  make,
}) => {
  const patient = await make.patient()
  const other = await make.patient()
  const session = await make.session(patient)
  const note = await make.note(patient, { session_id: session.id })
  const elsewhere = await make.note(patient)

  await db.query('update sessions set patient_id = $2 where id = $1', [session.id, other.id])
  const moved = await timelineOf(db, other)
  await db.query('update sessions set patient_id = null where id = $1', [session.id])
  const unlinked = await timelineOf(db, other)

  expect(moved).toMatchObject([{ event_title: note.event_title, session_id: session.id }])
  expect(unlinked).toMatchObject([{ event_title: note.event_title, session_id: null }])
  expect(await timelineOf(db, patient)).toMatchObject([{ event_title: elsewhere.event_title }])
})

async function fullSession(make: Make, patient: { id: string } | null) {
  const session = await make.session(patient)
  await make.scan(session)
  await make.prediction(session)
  await make.report(session)
  return session
}

async function figuresOf(db: pg.Client, patient: { id: string }) {
  const figures = await statisticsOf(db, patient)
  return {
    scans: figures?.total_mri_scans,
    predictions: figures?.total_predictions,
    reports: figures?.total_reports,
    entries: (await timelineOf(db, patient)).length,
  }
}
