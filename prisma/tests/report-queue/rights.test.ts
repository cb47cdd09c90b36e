import { expect, request, settled, stateOf, test } from './test.ts'
import { faults } from './workers.ts'

const noLonger = 'Whoever asked for it may no longer read this record, or it is no longer there.'

test(
  'a doctor whose assignment ended while the request waited gets no report',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const { doctor, patient, assignment } = await make.careTeam()
    const session = await make.session(patient)
    const id = await request(db, { patientId: patient.id, sessionId: session.id, requestedBy: doctor.userId })
    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
      assignment.id,
    ])
    const worker = workers.start()

    await settled(db, [id])
    worker.kill('SIGTERM')
    await worker.exited

    expect(await stateOf(db, id)).toMatchObject({
      status: 'failed',
      errorClass: 'data',
      errorMessage: noLonger,
      outcomes: ['withdrawn'],
      reports: 0,
    })
  },
)

test(
  'a doctor whose assignment ends while the pages are drawn gets no report, and no file stays',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const { doctor, patient, assignment } = await make.careTeam()
    const session = await make.session(patient)
    const id = await request(db, { patientId: patient.id, sessionId: session.id, requestedBy: doctor.userId })
    const worker = workers.start({ holdAt: 'render' })
    await worker.reaches('render')

    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
      assignment.id,
    ])
    worker.goOn()
    await settled(db, [id])
    worker.kill('SIGTERM')
    await worker.exited

    expect(await stateOf(db, id)).toMatchObject({
      status: 'failed',
      errorMessage: noLonger,
      outcomes: ['withdrawn'],
      reports: 0,
    })
    expect(await faults(db, workers)).toEqual([])
  },
)

test(
  'a record that changes while its pages are drawn is drawn again, and that is nobody’s failure',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const admin = await make.admin()
    const patient = await make.patient({ allergies: 'none known' })
    const session = await make.session(patient)
    const id = await request(db, { patientId: patient.id, sessionId: session.id, requestedBy: admin.userId })
    const worker = workers.start({ holdAt: 'render' })
    await worker.reaches('render')

    await db.query("update patients set allergies = 'penicillin' where patient_id = $1", [patient.id])
    worker.goOn()
    await settled(db, [id])
    worker.kill('SIGTERM')
    await worker.exited

    expect(await stateOf(db, id)).toMatchObject({
      status: 'generated',
      attempts: 1,
      outcomes: ['published'],
      reports: 1,
    })
    const { rows } = await db.query('select content from medical_reports where request_id = $1', [id])
    expect(rows[0].content).toContain('penicillin')
    expect(await faults(db, workers)).toEqual([])
  },
)

test(
  'what an account asked for that was disabled since is not made, until somebody else asks again',
  { timeout: 200_000 },
  async ({ db, make, as, workers }) => {
    const { doctor, patient } = await make.careTeam()
    const admin = await make.admin()
    const session = await make.session(patient)
    const id = await request(db, { patientId: patient.id, sessionId: session.id, requestedBy: doctor.userId })
    await db.query('update users set is_active = false where id = $1', [doctor.userId])
    const worker = workers.start()
    await settled(db, [id])
    expect(await stateOf(db, id)).toMatchObject({
      status: 'failed',
      errorMessage: 'The account that asked for it has been disabled or deleted.',
    })

    await as(admin, (client) => client.query("update report_status set status = 'pending' where id = $1", [id]))
    await settled(db, [id])
    worker.kill('SIGTERM')
    await worker.exited

    expect(await stateOf(db, id)).toMatchObject({
      status: 'generated',
      attempts: 1,
      outcomes: ['withdrawn', 'published'],
    })
    const { rows } = await db.query('select requested_by from report_status where id = $1', [id])
    expect(rows).toEqual([{ requested_by: admin.userId }])
  },
)

test(
  'what a patient asked for, or nobody, is made under the rights of the patient’s doctor, and stays theirs',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const { doctor, patient } = await make.careTeam()
    const wish = await request(db, {
      patientId: patient.id,
      sessionId: (await make.session(patient)).id,
      requestedBy: patient.userId,
    })
    const nobodys = await request(db, { patientId: patient.id, sessionId: null, requestedBy: null })
    const worker = workers.start()
    await settled(db, [wish, nobodys])
    worker.kill('SIGTERM')
    await worker.exited

    for (const id of [wish, nobodys])
      expect(await stateOf(db, id)).toMatchObject({ status: 'generated', outcomes: ['published'], reports: 1 })
    const { rows: asked } = await db.query('select requested_by from report_status where id = any ($1) order by 1', [
      [wish, nobodys],
    ])
    expect(asked).toEqual([{ requested_by: patient.userId }, { requested_by: null }])
    const { rows: actors } = await db.query(
      "select distinct actor_user_id as actor from audit_events where request_id = any ($1) and entity = 'medical_reports'",
      [[wish, nobodys]],
    )
    expect(actors).toEqual([{ actor: doctor.userId }])
  },
)

test(
  'the administrator whom the programme chose comes before the doctor; with neither it fails and says what helps',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const { patient, assignment } = await make.careTeam()
    const admin = await make.admin()
    const session = await make.session(patient)
    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
      assignment.id,
    ])
    const wish = { patientId: patient.id, sessionId: session.id, requestedBy: patient.userId }
    const refused = await request(db, wish)
    const worker = workers.start()
    await settled(db, [refused])
    await db.query('update programme_settings set automatic_reports_by = $1', [admin.userId])
    const made = await request(db, wish)
    await settled(db, [made])
    await db.query('update programme_settings set automatic_reports_by = null')
    worker.kill('SIGTERM')
    await worker.exited

    expect(await stateOf(db, refused)).toMatchObject({ errorClass: 'data', outcomes: ['withdrawn'], reports: 0 })
    const { errorMessage } = await stateOf(db, refused)
    expect(errorMessage).toMatch(/^A patient asked for it, and no doctor treats the patient now .* Assign one/)
    expect(await stateOf(db, made)).toMatchObject({ status: 'generated', outcomes: ['published'], reports: 1 })
  },
)
