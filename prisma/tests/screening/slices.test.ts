import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Viewer } from '@/lib/db/viewer'
import { getScanFacts, readSlice } from '@/lib/scans/slice'
import { listScansOfPatient } from '@/lib/scans/queries'
import { aGrant, aHelper } from '../helpers/test.ts'
import { adminViewer, doctorViewer, patientViewer } from '../scope/test.ts'
import type { Make } from '../support/make.ts'
import { expect, test } from './test.ts'

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64, 7)])
const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(64, 7)])
const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

async function keep(db: pg.Client, scanId: string, bytes: Buffer) {
  await db.query('insert into mri_scan_blobs (scan_id, sha256, data) values ($1, $2, $3)', [
    scanId,
    createHash('sha256').update(bytes).digest(),
    bytes,
  ])
}

async function scanned(db: pg.Client, make: Make, bytes: Buffer | null = png, metadata = '{}') {
  const team = await make.careTeam()
  const scan = await make.scan(await make.session(team.patient), { metadata: JSON.parse(metadata) })
  if (bytes) await keep(db, scan.id, bytes)
  return { ...team, scan }
}

async function slice(viewer: Viewer, scanId: string) {
  const { asViewer } = await import('@/lib/db/scope')
  return asViewer(viewer, (scope) => readSlice(scope, scanId))
}

test('a doctor of the patient gets the slice as it was sent, which is written down', async ({ db, make }) => {
  const { doctor, patient, scan } = await scanned(db, make)
  expect(await slice(doctorViewer(doctor), scan.id)).toEqual({ bytes: png, format: 'png' })
  const { rows } = await db.query(
    `select entity_id, outcome from audit_events where action = 'scans.slice' and patient_id = $1`,
    [patient.id],
  )
  expect(rows).toEqual([{ entity_id: scan.id, outcome: 'ok' }])
})

test('nobody else gets it: another doctor, the patient, who helps them, an administrator', async ({ db, make }) => {
  const { doctor, patient, scan } = await scanned(db, make)
  const helper = await aHelper(make)
  const helping = { scope: 'everything', mayWrite: true, patientName: 'The patient' } as const
  const grantId = await aGrant(db, patient, helper)
  const others: Viewer[] = [
    doctorViewer((await make.careTeam()).doctor),
    patientViewer(patient),
    { ...patientViewer(patient), userId: helper.userId, helping: { ...helping, grantId } },
    adminViewer(await make.admin()),
  ]
  for (const other of others) expect(await slice(other, scan.id)).toBeNull()
  expect(await slice(doctorViewer(doctor), scan.id)).not.toBeNull()

  const { rows } = await db.query<{ outcome: string }>(
    `select outcome from audit_events where action = 'scans.slice' and entity_id = $1 order by outcome`,
    [scan.id],
  )
  expect(rows.map(({ outcome }) => outcome)).toEqual([...others.map(() => 'not-found'), 'ok'])
})

test('an ended assignment and a scan in the trash end it', async ({ db, make, trash }) => {
  const ended = await scanned(db, make)
  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
    ended.assignment.id,
  ])
  expect(await slice(doctorViewer(ended.doctor), ended.scan.id)).toBeNull()

  const trashed = await scanned(db, make)
  await trash('mri_scans', trashed.scan.id)
  expect(await slice(doctorViewer(trashed.doctor), trashed.scan.id)).toBeNull()
})

test('only pictures are sent, by what they are and not by their name', async ({ db, make }) => {
  const drawn = await scanned(db, make, jpeg)
  expect(await slice(doctorViewer(drawn.doctor), drawn.scan.id)).toMatchObject({ format: 'jpeg' })
  for (const bytes of [page, null]) {
    const { doctor, scan } = await scanned(db, make, bytes)
    await db.query(`update mri_scans set original_filename = 'slice.png', file_type = 'png' where id = $1`, [scan.id])
    expect(await slice(doctorViewer(doctor), scan.id)).toBeNull()
  }
})

test('the facts of a scan say what the record has, and whether there is a slice', async ({ db, make, asDoctor }) => {
  const { doctor, patient, scan } = await scanned(db, make, png, '{"sequence": "T1", "field_strength_tesla": 1.5}')
  const bare = await make.scan(await make.session(patient), { original_filename: null, file_size: null })
  await keep(db, bare.id, page)

  expect(await asDoctor((scope) => getScanFacts(scope, scan.id), doctor)).toMatchObject({
    originalFilename: scan.original_filename,
    fileSize: scan.file_size,
    sequence: 'T1',
    fieldStrength: '1.5',
    hasSlice: true,
  })
  expect(await asDoctor((scope) => getScanFacts(scope, bare.id), doctor)).toMatchObject({
    originalFilename: null,
    fileSize: null,
    sequence: null,
    fieldStrength: null,
    hasSlice: false,
  })
  expect(await asDoctor((scope) => getScanFacts(scope, scan.id))).toBeNull()
  const list = await asDoctor((scope) => listScansOfPatient(scope, patient.id), doctor)
  expect(Object.fromEntries(list.map(({ id, hasSlice }) => [id, hasSlice]))).toEqual({
    [scan.id]: true,
    [bare.id]: false,
  })
})
