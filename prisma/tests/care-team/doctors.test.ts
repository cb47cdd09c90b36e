import { describe } from 'vitest'
import { changeApproval, createDoctor, updateDoctor } from '@/lib/doctors/commands'
import { listDoctorsOfPatient } from '@/lib/doctors/queries'
import { createDoctorInput, updateDoctorInput } from '@/lib/doctors/schema'
import { asViewer } from '@/lib/db/scope'
import { openSession, viewerOf } from '../accounts/login.ts'
import { doctorViewer, patientViewer } from '../scope/test.ts'
import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, refusal, test, undoLast } from './test.ts'

process.env.SUBSTANTIA_PUBLIC_URL = 'http://localhost:3000'

const decide = (id: string, step: 'approve' | 'reject' | 'suspend' | 'reinstate', version = 1, reason = 'Because') => ({
  id,
  version,
  step,
  reason,
})

describe('approval', () => {
  test('a suspended doctor is out at once, sees nobody, and the patients are without an active doctor', async ({
    admin,
    make,
    as,
    db,
  }) => {
    const { doctor, patient } = await make.careTeam()
    await openSession(as, doctor.userId, doctor.userId)
    expect(await viewerOf(as, doctor.userId)).toBeDefined()

    await admin((scope) => changeApproval(scope, decide(doctor.id, 'suspend')))

    expect(await viewerOf(as, doctor.userId)).toBeUndefined()
    const { rows: sessions } = await db.query('select ended_reason from login_sessions where user_id = $1', [
      doctor.userId,
    ])
    expect(sessions).toEqual([{ ended_reason: 'account-changed' }])
    expect(await openSession(as, doctor.userId, 'again')).toBe('approval-suspended')
    expect(await asViewer(doctorViewer(doctor), ({ db }) => db.patient.count())).toBe(0)
    expect(await statisticsOf(db, patient)).toMatchObject({ active_doctors_count: 0 })
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })

  test('reinstating gives the patients back, and the history tells both with their reasons', async ({
    admin,
    viewer,
    make,
    db,
  }) => {
    const { doctor, patient } = await make.careTeam()
    await admin((scope) => changeApproval(scope, decide(doctor.id, 'suspend', 1, 'Licence expired')))
    await admin((scope) => changeApproval(scope, decide(doctor.id, 'reinstate', 2, 'Renewed')))

    expect(await statisticsOf(db, patient)).toMatchObject({ active_doctors_count: 1 })
    const { rows } = await db.query(
      'select from_state, to_state, reason, changed_by from doctor_approvals where doctor_id = $1 order by changed_at',
      [doctor.id],
    )
    expect(rows).toEqual([
      { from_state: 'approved', to_state: 'suspended', reason: 'Licence expired', changed_by: viewer.userId },
      { from_state: 'suspended', to_state: 'approved', reason: 'Renewed', changed_by: viewer.userId },
    ])
  })

  test('a rejected registration cannot log in, and can be approved later', async ({ admin, make, as }) => {
    const doctor = await make.doctor({ approval_state: 'pending' })
    expect(await openSession(as, doctor.userId, 'a')).toBe('approval-pending')
    await admin((scope) => changeApproval(scope, decide(doctor.id, 'reject')))
    expect(await openSession(as, doctor.userId, 'b')).toBe('approval-rejected')
    await admin((scope) => changeApproval(scope, decide(doctor.id, 'approve', 2)))
    expect(await openSession(as, doctor.userId, 'c')).toBeNull()
  })

  test('what does not follow from the state is refused, and so is a decision on an old version', async ({
    admin,
    make,
  }) => {
    const doctor = await make.doctor()
    expect(await refusal(admin((scope) => changeApproval(scope, decide(doctor.id, 'approve'))))).toMatchObject({
      code: 'changed-meanwhile',
      message: expect.stringContaining('approved now'),
    })
    expect(await refusal(admin((scope) => changeApproval(scope, decide(doctor.id, 'suspend', 7))))).toMatchObject({
      code: 'changed-meanwhile',
    })
    expect(await refusal(admin((scope) => changeApproval(scope, decide('nobody', 'suspend'))))).toMatchObject({
      code: 'not-found',
    })
  })

  test('nobody but an administrator decides', async ({ make }) => {
    const { doctor, patient } = await make.careTeam()
    for (const viewer of [doctorViewer(doctor), patientViewer(patient)]) {
      const error = await refusal(asViewer(viewer, (scope) => changeApproval(scope, decide(doctor.id, 'suspend'))))
      expect(['forbidden', 'not-found']).toContain(error.code)
    }
  })

  test('undoing a suspension lets the doctor log in again', async ({ admin, make, as, db }) => {
    const { doctor, patient } = await make.careTeam()
    await admin((scope) => changeApproval(scope, decide(doctor.id, 'suspend')))
    expect(await admin(undoLast)).toMatchObject({ done: true })
    expect(await openSession(as, doctor.userId, 'again after undo')).toBeNull()
    expect(await statisticsOf(db, patient)).toMatchObject({ active_doctors_count: 1 })
  })
})

describe('the record', () => {
  const given = (more: Record<string, string> = {}) =>
    createDoctorInput.parse({
      name: 'Liv Berg',
      email: `${crypto.randomUUID()}@clinic.example`,
      consultationFee: '85.50',
      capacityPatients: '40',
      ...more,
    })

  test('a new doctor is approved and gets a link', async ({ admin, db }) => {
    const made = await admin((scope) => createDoctor(scope, given()))
    expect(made.link).toMatch(/\/welcome\/.{20}/)
    const { rows } = await db.query(
      'select approval_state, consultation_fee, capacity_patients from doctors where doctor_id = $1',
      [made.doctorId],
    )
    expect(rows).toEqual([{ approval_state: 'approved', consultation_fee: '85.50', capacity_patients: 40 }])
  })

  test('a licence number and an address that somebody has are named at their fields', async ({ admin, make }) => {
    await make.doctor({ license_number: 'TAKEN-1' }, { email: 'has@clinic.example' })
    expect(await refusal(admin((scope) => createDoctor(scope, given({ licenseNumber: 'TAKEN-1' }))))).toMatchObject({
      field: 'licenseNumber',
    })
    expect(await refusal(admin((scope) => createDoctor(scope, given({ email: 'HAS@clinic.example' }))))).toMatchObject({
      field: 'email',
    })
  })

  test('the profile is changed, and a stale save overwrites nothing', async ({ admin, make, db }) => {
    const doctor = await make.doctor({ hospital_affiliation: 'North' })
    const change = (version: number, hospitalAffiliation: string) =>
      updateDoctorInput.parse({ id: doctor.id, version, hospitalAffiliation })
    await admin((scope) => updateDoctor(scope, change(1, 'South')))
    expect(await refusal(admin((scope) => updateDoctor(scope, change(1, 'East'))))).toMatchObject({
      code: 'changed-meanwhile',
    })
    const { rows } = await db.query('select hospital_affiliation from doctors where doctor_id = $1', [doctor.id])
    expect(rows).toEqual([{ hospital_affiliation: 'South' }])
  })

  test('a number of patients no doctor can treat is refused with the range', () => {
    const parsed = createDoctorInput.safeParse({ name: 'N', email: 'n@x.example', capacityPatients: '0' })
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['capacityPatients'],
      message: expect.stringContaining('1 to'),
    })
  })

  test('the name of a deleted doctor stays readable in the history, for everybody', async ({ admin, make }) => {
    const { doctor, patient } = await make.careTeam()
    const other = await make.doctor()
    await make.assignment({ doctor: other, patient }, { assignment_type: 'consultant' })
    await make.consultation({ doctor, patient })
    await admin(({ db }) => db.$executeRaw`select app.move_to_trash('doctors', ${doctor.id}, 'Left')`)
    for (const viewer of [doctorViewer(other), patientViewer(patient)]) {
      const names = await asViewer(
        viewer,
        ({ db }) => db.$queryRaw<{ name: string; is_deleted: boolean }[]>`
        select d.name, d.is_deleted from consultations c join app.doctor_directory d on d.doctor_id = c.doctor_id
         where c.patient_id = ${patient.id}`,
      )
      expect(names).toEqual([{ name: expect.stringMatching(/./), is_deleted: true }])
    }
    const team = await asViewer(patientViewer(patient), (scope) => listDoctorsOfPatient(scope, patient.id))
    expect(team.map(({ doctorId }) => doctorId)).toEqual([other.id])
  })
})
