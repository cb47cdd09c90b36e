import { mismatchesOf, noMismatches, timelineOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

test('a scan is on the timeline at the time of its upload, as information', async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const scan = await make.scan(session, { original_filename: 'axial.nii.gz', upload_timestamp: '2026-03-02T09:00:00Z' })

  expect(await timelineOf(db, patient)).toEqual([
    {
      event_type: 'scan',
      event_title: 'MRI scan',
      event_description: 'axial.nii.gz',
      severity: 'info',
      event_date: new Date('2026-03-02T09:00:00Z'),
      related_table: 'mri_scans',
      related_id: scan.id,
      doctor_id: null,
      session_id: session.id,
    },
  ])
})

test('the entry keeps its id while the scan is corrected', async ({ db, make }) => {
  const patient = await make.patient()
  const scan = await make.scan(await make.session(patient))
  const entry = () => db.query('select id from patient_timeline where related_id = $1', [scan.id])
  const { rows: before } = await entry()

  await db.query(
    "update mri_scans set original_filename = 'other.png', upload_timestamp = '2020-01-01' where id = $1",
    [scan.id],
  )

  expect((await entry()).rows).toEqual(before)
  expect(await timelineOf(db, patient)).toMatchObject([
    { event_description: 'other.png', event_date: new Date('2020-01-01T00:00:00Z') },
  ])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('the entry goes with the scan into the trash, comes back with it, and ends with it', async ({ db, make }) => {
  const patient = await make.patient()
  const scan = await make.scan(await make.session(patient))
  const entriesAfter = async (sql: string) => {
    await db.query(sql, [scan.id])
    return (await timelineOf(db, patient)).length
  }

  expect(await entriesAfter('update mri_scans set deleted_at = now() where id = $1')).toBe(0)
  expect(await entriesAfter('update mri_scans set deleted_at = null where id = $1')).toBe(1)
  expect(await entriesAfter('delete from mri_scans where id = $1')).toBe(0)
})

test("the entry follows the scan to another session and to that session's patient", async ({ db, make }) => {
  const patient = await make.patient()
  const other = await make.patient()
  const scan = await make.scan(await make.session(patient))
  const target = await make.session(other)

  await db.query('update mri_scans set session_id = $2 where id = $1', [scan.id, target.id])

  expect(await timelineOf(db, patient)).toEqual([])
  expect(await timelineOf(db, other)).toMatchObject([{ related_id: scan.id, session_id: target.id }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('an entry follows a scan whose id is corrected', async ({ db, make }) => {
  const patient = await make.patient()
  const scan = await make.scan(await make.session(patient))

  await db.query(`update mri_scans set id = id || '-new' where id = $1`, [scan.id])

  expect(await timelineOf(db, patient)).toMatchObject([{ related_id: `${scan.id}-new` }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
