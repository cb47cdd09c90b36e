import { mismatchesOf, noMismatches, statisticsOf, timelineOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'
import { upsertOneOfTwo } from '../support/upsert-case.ts'

test('an upsert that updates one visit and inserts another counts two, not three', async ({ db, make }) => {
  const { patient } = await upsertOneOfTwo(db, make)

  expect(await statisticsOf(db, patient)).toMatchObject({ total_consultations: 2 })
  expect(await timelineOf(db, patient)).toHaveLength(2)
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a MERGE that deletes one visit, updates another and inserts a third is followed', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const deleted = await make.consultation({ doctor, patient })
  const updated = await make.consultation({ doctor, patient })
  const inserted = `${updated.id}-merged`

  await db.query(
    `merge into consultations c
     using (select unnest($1::text[]) as id) wanted on c.id = wanted.id
      when matched and c.id = $2 then delete
      when matched then update set status = 'no-show'
      when not matched then insert (id, patient_id, doctor_id, status) values (wanted.id, $3, $4, 'completed')`,
    [[deleted.id, updated.id, inserted], deleted.id, patient.id, doctor.id],
  )

  expect(await statisticsOf(db, patient)).toMatchObject({ total_consultations: 1 })
  expect((await timelineOf(db, patient)).map(({ related_id: id }) => id).sort()).toEqual([updated.id, inserted].sort())
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('one statement with three writes of three kinds is followed', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const cancelled = await make.consultation({ doctor, patient })
  const session = await make.session(patient)
  const prediction = await make.prediction(session, { binary_result: 'positive', stage_result: 4 })

  await db.query(
    `with held as (insert into consultations (patient_id, doctor_id, status) values ($1, $2, 'completed')),
          called_off as (update consultations set status = 'cancelled' where id = $3),
          withdrawn as (delete from predictions where id = $4)
     select 1`,
    [patient.id, doctor.id, cancelled.id, prediction.id],
  )

  expect(await statisticsOf(db, patient)).toMatchObject({
    total_consultations: 1,
    total_predictions: 0,
    has_parkinsons: null,
  })
  expect(await timelineOf(db, patient)).toMatchObject([{ event_type: 'consultation' }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('what a savepoint takes back is taken back from figures and timeline too', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  await db.query('begin')
  await make.consultation({ doctor, patient })
  await db.query('savepoint before_the_slip')
  await db.query("update consultations set status = 'cancelled' where patient_id = $1", [patient.id])
  await make.scan(await make.session(patient))
  await db.query('rollback to before_the_slip')
  await db.query('commit')

  expect(await statisticsOf(db, patient)).toMatchObject({ total_consultations: 1, total_mri_scans: 0 })
  expect(await timelineOf(db, patient)).toMatchObject([{ event_type: 'consultation' }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('what a transaction rolls back leaves no trace', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const before = await statisticsOf(db, patient)
  await db.query('begin')
  await make.consultation({ doctor, patient })
  await db.query('rollback')

  expect(await statisticsOf(db, patient)).toEqual(before)
  expect(await timelineOf(db, patient)).toEqual([])
})

test('rows that come by COPY are followed', async ({ db, make, database }) => {
  const { doctor, patient } = await make.careTeam()
  const { from } = await import('pg-copy-streams')
  const client = await database.connectOwner()
  const stream = client.query(
    from('copy consultations (id, patient_id, doctor_id, consultation_date, status) from stdin'),
  )

  await new Promise<void>((resolve, reject) => {
    stream.on('finish', resolve).on('error', reject)
    const lines = [1, 2, 3].map(
      (day) => `${patient.id}-${day}\t${patient.id}\t${doctor.id}\t2026-03-0${day}\tcompleted\n`,
    )
    stream.end(lines.join(''))
  })

  expect(await statisticsOf(db, patient)).toMatchObject({
    total_consultations: 3,
    last_visit_date: new Date('2026-03-03T00:00:00Z'),
  })
  expect(await timelineOf(db, patient)).toHaveLength(3)
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
