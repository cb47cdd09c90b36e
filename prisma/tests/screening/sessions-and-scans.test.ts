import { createScan, updateScan } from '@/lib/scans/commands'
import { createScanInput, updateScanInput } from '@/lib/scans/schema'
import { createSession, giveSession, updateSession } from '@/lib/sessions/commands'
import { createSessionInput, giveSessionInput, updateSessionInput } from '@/lib/sessions/schema'
import { expect, mismatchesOf, noMismatches, refusal, statisticsOf, test, timelineOf } from './test.ts'

const session = (more: Record<string, string> = {}) => ({ inputType: 'mri', status: 'active', ...more })
const scan = (sessionId: string, more: Record<string, string> = {}) => ({
  sessionId,
  originalFilename: 'T1.nii.gz',
  fileType: 'nifti',
  fileSize: '11534336',
  imageDimensions: '256x256x176',
  uploadTimestamp: '2 Mar 2026, 10:00',
  processingStatus: 'completed',
  ...more,
})

test('a session is opened for a patient, or for nobody yet, and changed', async ({ db, make, asAdmin }) => {
  const { doctor, patient } = await make.careTeam()
  const id = await asAdmin((scope) =>
    createSession(scope, createSessionInput.parse(session({ patientId: patient.id, doctorId: doctor.id }))),
  )
  const nobodys = await asAdmin((scope) => createSession(scope, createSessionInput.parse(session())))
  await asAdmin((scope) =>
    updateSession(
      scope,
      updateSessionInput.parse(
        session({ id, version: '1', patientId: patient.id, status: 'completed', outputFormat: 'pdf' }),
      ),
    ),
  )

  const { rows } = await db.query(
    'select id, patient_id, doctor_id, status, output_format from sessions where id = any ($1) order by id',
    [[id, nobodys]],
  )
  expect(rows).toEqual([
    { id, patient_id: patient.id, doctor_id: null, status: 'completed', output_format: 'pdf' },
    { id: nobodys, patient_id: null, doctor_id: null, status: 'active', output_format: null },
  ])
})

test('doctors open and change no sessions', async ({ make, asDoctor }) => {
  const { doctor, patient } = await make.careTeam()
  const { id } = await make.session(patient)

  expect(
    await refusal(asDoctor((scope) => createSession(scope, createSessionInput.parse(session())), doctor)),
  ).toMatchObject({ code: 'forbidden' })
  expect(
    await refusal(
      asDoctor((scope) => updateSession(scope, updateSessionInput.parse(session({ id, version: '1' }))), doctor),
    ),
  ).toMatchObject({ code: 'forbidden' })
})

test('whoever says whose session it is moves all it holds; undo gives it back to nobody', async ({
  db,
  make,
  operation,
  undo,
}) => {
  const patient = await make.patient()
  const { id } = await make.session(null)
  await make.scan({ id })
  await make.prediction({ id })
  await make.report({ id })

  const given = await operation((scope) =>
    giveSession(scope, giveSessionInput.parse({ id, version: '1', patientId: patient.id })),
  )
  expect(await statisticsOf(db, patient)).toMatchObject({ total_mri_scans: 1, total_predictions: 1, total_reports: 1 })
  expect(await timelineOf(db, patient)).toHaveLength(3)

  expect(await undo(given.operation)).toMatchObject({ done: true })
  expect(await statisticsOf(db, patient)).toMatchObject({ total_mri_scans: 0, total_predictions: 0, total_reports: 0 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a session with a report request is not taken from its patient, and says why', async ({ make, asAdmin }) => {
  const patient = await make.patient()
  const { id } = await make.session(patient)
  await make.reportRequest(patient, { session_id: id })

  expect(
    await refusal(asAdmin((scope) => updateSession(scope, updateSessionInput.parse(session({ id, version: '1' }))))),
  ).toMatchObject({ code: 'session-has-dependents' })
})

test('a stale save of a session is refused', async ({ db, make, asAdmin }) => {
  const { id } = await make.session(await make.patient())
  await db.query("update sessions set status = 'error' where id = $1", [id])

  expect(
    await refusal(asAdmin((scope) => updateSession(scope, updateSessionInput.parse(session({ id, version: '1' }))))),
  ).toMatchObject({ code: 'changed-meanwhile' })
})

test('a scan is recorded with what is known of its file, for the session’s patient', async ({ db, make, asAdmin }) => {
  const patient = await make.patient()
  const { id: sessionId } = await make.session(patient)

  const id = await asAdmin((context) => createScan(context, createScanInput.parse(scan(sessionId))))

  const { rows } = await db.query(
    'select patient_id, file_size, file_type, processing_status from mri_scans where id = $1',
    [id],
  )
  expect(rows).toEqual([
    { patient_id: patient.id, file_size: '11534336', file_type: 'nifti', processing_status: 'completed' },
  ])
  expect(await statisticsOf(db, patient)).toMatchObject({ total_mri_scans: 1 })
})

test('a scan moved to another session belongs to that patient, with what models said of it', async ({
  db,
  make,
  operation,
  undo,
}) => {
  const [mistaken, really] = [await make.patient(), await make.patient()]
  const from = await make.session(mistaken)
  const to = await make.session(really)
  const { id } = await make.scan(from)
  await make.prediction(from, { mri_scan_id: id })
  await make.prediction(from)

  const moved = await operation((context) =>
    updateScan(context, updateScanInput.parse({ id, version: '1', ...scan(to.id) })),
  )
  expect(await statisticsOf(db, really)).toMatchObject({ total_mri_scans: 1, total_predictions: 1 })
  expect(await statisticsOf(db, mistaken)).toMatchObject({ total_mri_scans: 0, total_predictions: 1 })

  expect(await undo(moved.operation)).toMatchObject({ done: true })
  expect(await statisticsOf(db, mistaken)).toMatchObject({ total_mri_scans: 1, total_predictions: 2 })
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('doctors record and move no scans', async ({ make, asDoctor }) => {
  const { doctor, patient } = await make.careTeam()
  const { id: sessionId } = await make.session(patient)
  const { id } = await make.scan({ id: sessionId })

  expect(
    await refusal(asDoctor((context) => createScan(context, createScanInput.parse(scan(sessionId))), doctor)),
  ).toMatchObject({ code: 'forbidden' })
  expect(
    await refusal(
      asDoctor(
        (context) => updateScan(context, updateScanInput.parse({ id, version: '1', ...scan(sessionId) })),
        doctor,
      ),
    ),
  ).toMatchObject({ code: 'forbidden' })
})

test.for([
  ['imageDimensions', 'large'],
  ['fileSize', '-1'],
  ['uploadTimestamp', '2 Mar 2099, 10:00'],
  ['fileType', 'docx'],
] as const)('%s “%s” is refused at its field', ([field, value]) => {
  expect(createScanInput.safeParse(scan('session', { [field]: value })).error?.issues[0]?.path).toEqual([field])
})
