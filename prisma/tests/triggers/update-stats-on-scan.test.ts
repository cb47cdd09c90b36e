import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

const march = '2026-03-02T09:00:00Z'
const april = '2026-04-06T09:00:00Z'

test('scans count, and the last one has a date, through insert, back-dating, trash, restore and delete', async ({
  db,
  make,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  await make.scan(session, { upload_timestamp: march })
  const scan = await make.scan(session, { upload_timestamp: april })
  const seen: unknown[] = []
  const look = async () => {
    const figures = await statisticsOf(db, patient)
    seen.push([figures?.total_mri_scans, figures?.last_scan_date?.toISOString().slice(0, 10)])
  }

  await look()
  await db.query("update mri_scans set upload_timestamp = '2026-01-05' where id = $1", [scan.id])
  await look()
  await db.query('update mri_scans set upload_timestamp = $2 where id = $1', [scan.id, april])
  await db.query('update mri_scans set deleted_at = now() where id = $1', [scan.id])
  await look()
  await db.query('update mri_scans set deleted_at = null where id = $1', [scan.id])
  await look()
  await db.query('delete from mri_scans where id = $1', [scan.id])
  await look()
  await db.query('delete from mri_scans where session_id = $1', [session.id])
  await look()

  expect(seen).toEqual([
    [2, '2026-04-06'],
    [2, '2026-03-02'],
    [1, '2026-03-02'],
    [2, '2026-04-06'],
    [1, '2026-03-02'],
    [0, undefined],
  ])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test("a scan that goes to a session of somebody else's leaves the one and joins the other", async ({ db, make }) => {
  const patient = await make.patient()
  const other = await make.patient()
  const scan = await make.scan(await make.session(patient), { upload_timestamp: march })
  const target = await make.session(other)

  await db.query('update mri_scans set session_id = $2 where id = $1', [scan.id, target.id])

  expect(await statisticsOf(db, patient)).toMatchObject({ total_mri_scans: 0, last_scan_date: null })
  expect(await statisticsOf(db, other)).toMatchObject({ total_mri_scans: 1, last_scan_date: new Date(march) })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test("a scan of a session that is nobody's counts for nobody until the session is somebody's", async ({ db, make }) => {
  const patient = await make.patient()
  const session = await make.session(null)
  await make.scan(session, { upload_timestamp: march })
  const before = await statisticsOf(db, patient)

  await db.query('update sessions set patient_id = $2 where id = $1', [session.id, patient.id])

  expect(before).toMatchObject({ total_mri_scans: 0 })
  expect(await statisticsOf(db, patient)).toMatchObject({ total_mri_scans: 1, last_scan_date: new Date(march) })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
