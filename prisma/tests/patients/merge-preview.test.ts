import { asViewer } from '@/lib/db/scope'
import { aGrant, aHelper } from '../helpers/test.ts'
import { adminViewer, expect, test } from '../scope/test.ts'
import { fullRecord, merge } from './merging.ts'

const { getMergePreview } = await import('@/lib/merges/queries')

test('what the page says will move is what moves, and a correction that was sent', async ({ db, make, as }) => {
  const admin = await make.admin()
  const doctor = await make.doctor()
  const [kept, merged] = [await make.patient(), await fullRecord(make, doctor)]
  const correction = (sentAt: string | null) =>
    db.query(
      `insert into correction_requests (patient_id, about, wrong, should_say, sent_at) values ($1, 'about-me', 'this', 'that', $2)`,
      [merged.id, sentAt],
    )
  await correction('2026-11-20')
  await correction(null)

  const { moved: told } = await asViewer(adminViewer(admin), (scope) => getMergePreview(scope, kept.id, merged.id))
  const { moved } = await merge(as, db, admin, kept, merged)

  expect(told).toMatchObject({ clinical_assessments: 1, correction_requests: 1, consultations: 2 })
  const { correction_requests: _ofATrigger, ...counted } = told
  expect(moved).toMatchObject(counted)
  const { rowCount } = await db.query('select from correction_requests where patient_id = $1', [kept.id])
  expect(rowCount).toBe(2)
})

test('who may help with the other record is told, but not whose permission has ended', async ({ db, make }) => {
  const admin = await make.admin()
  const [kept, merged] = [await make.patient(), await make.patient()]
  const helpers = [await aHelper(make), await aHelper(make)]
  await aGrant(db, merged, helpers[0]!)
  const ended = await aGrant(db, merged, helpers[1]!)
  await db.query(`update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`, [ended])

  const { helpersLeft } = await asViewer(adminViewer(admin), (scope) => getMergePreview(scope, kept.id, merged.id))
  expect(helpersLeft).toBe(1)
})
