import type pg from 'pg'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { startAndWaitForLock } from '../support/interleave.ts'
import { beginAs } from '../support/person.ts'
import { expect, test } from '../support/test.ts'

const merge = (client: pg.Client, kept: string, merged: string) =>
  client.query<{ result: object | null }>(`select app.merge_patients($1, $2, 1, 1, '{}', 'a test') as result`, [
    kept,
    merged,
  ])

test('of two administrators who merge the same pair the other way round, one does it and the other is told', async ({
  db,
  make,
  database,
}) => {
  const [one, other] = [await make.patient(), await make.patient()]
  const [first, second] = [await database.connectWeb(), await database.connectWeb()]
  await beginAs(first, await make.admin())
  await beginAs(second, await make.admin())

  await merge(first, one.id, other.id)
  const { running } = await startAndWaitForLock(db, second, () => merge(second, other.id, one.id))
  await first.query('commit')

  expect((await running).rows).toEqual([{ result: null }])
  await second.query('commit')
  const { rows } = await db.query(
    'select patient_id from patients where patient_id in ($1, $2) and deleted_at is null',
    [one.id, other.id],
  )
  expect(rows).toEqual([{ patient_id: one.id }])
})

test('a visit written while its patient is merged is moved or counted, never left wrong', async ({
  db,
  make,
  connect,
  database,
}) => {
  const doctor = await make.doctor()
  const [kept, merged] = [await make.patient(), await make.patient()]
  const [writer, merger] = [await connect(), await database.connectWeb()]
  await writer.query('begin')
  await writer.query(
    `insert into consultations (id, patient_id, doctor_id, status) values ('written-meanwhile', $1, $2, 'completed')`,
    [merged.id, doctor.id],
  )
  await beginAs(merger, await make.admin())

  const { running } = await startAndWaitForLock(db, merger, () => merge(merger, kept.id, merged.id))
  await writer.query('commit')
  await running
  await merger.query('commit')

  const { rows } = await db.query(`select patient_id from consultations where id = 'written-meanwhile'`)
  expect(rows).toEqual([{ patient_id: kept.id }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('an assignment made while its patient is merged moves too', async ({ db, make, connect, database }) => {
  const doctor = await make.doctor()
  const [kept, merged] = [await make.patient(), await make.patient()]
  const [writer, merger] = [await connect(), await database.connectWeb()]
  await writer.query('begin')
  await writer.query(`insert into doctor_patient_assignments (doctor_id, patient_id) values ($1, $2)`, [
    doctor.id,
    merged.id,
  ])
  await beginAs(merger, await make.admin())

  const { running } = await startAndWaitForLock(db, merger, () => merge(merger, kept.id, merged.id))
  await writer.query('commit')
  await running
  await merger.query('commit')

  const { rowCount } = await db.query('select from doctor_patient_assignments where patient_id = $1', [kept.id])
  expect(rowCount).toBe(1)
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
