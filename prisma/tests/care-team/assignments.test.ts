import { describe } from 'vitest'
import { assignPatients, endAssignments } from '@/lib/assignments/bulk'
import { createAssignment, endAssignment, movePatient, updateAssignment } from '@/lib/assignments/commands'
import {
  createAssignmentInput,
  endAssignmentInput,
  movePatientInput,
  updateAssignmentInput,
} from '@/lib/assignments/schema'
import { asViewer } from '@/lib/db/scope'
import { doctorViewer } from '../scope/test.ts'
import { mismatchesOf, noMismatches, statisticsOf } from '../support/derived.ts'
import { expect, refusal, test, undoLast } from './test.ts'

const active = `select doctor_id, assignment_type from doctor_patient_assignments
  where patient_id = $1 and is_active and deleted_at is null order by assignment_type desc, doctor_id`
const of = (patient: { id: string }, doctor: { id: string }, more: Record<string, string> = {}) =>
  createAssignmentInput.parse({ patientId: patient.id, doctorId: doctor.id, assignmentType: 'primary', ...more })

describe('assigning', () => {
  test('the doctor sees the patient from then on', async ({ admin, make }) => {
    const [doctor, patient] = [await make.doctor(), await make.patient()]
    await admin((scope) => createAssignment(scope, of(patient, doctor)))
    expect(await asViewer(doctorViewer(doctor), ({ db }) => db.patient.count())).toBe(1)
  })

  test('a second primary is refused by name; one press makes the present one a consultant, another ends it', async ({
    admin,
    make,
    db,
  }) => {
    const { doctor: present, patient } = await make.careTeam()
    const { rows } = await db.query('select name from users where id = $1', [present.userId])
    const [next, last] = [await make.doctor(), await make.doctor()]
    expect(await refusal(admin((scope) => createAssignment(scope, of(patient, next))))).toMatchObject({
      code: 'primary-taken',
      field: 'presentPrimary',
      message: expect.stringContaining(rows[0].name),
    })
    await admin((scope) => createAssignment(scope, of(patient, next, { presentPrimary: 'consultant' })))
    expect((await db.query(active, [patient.id])).rows).toEqual([
      { doctor_id: next.id, assignment_type: 'primary' },
      { doctor_id: present.id, assignment_type: 'consultant' },
    ])
    await admin((scope) => createAssignment(scope, of(patient, last, { presentPrimary: 'end' })))
    expect((await db.query(active, [patient.id])).rows).toEqual([
      { doctor_id: last.id, assignment_type: 'primary' },
      { doctor_id: present.id, assignment_type: 'consultant' },
    ])
    expect(await admin(undoLast)).toMatchObject({ done: true, conflicts: [] })
    expect((await db.query(active, [patient.id])).rows[0]).toEqual({ doctor_id: next.id, assignment_type: 'primary' })
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })

  test('who is not approved, who treats already, and who does not exist are refused at the field', async ({
    admin,
    make,
  }) => {
    const { doctor, patient } = await make.careTeam()
    const suspended = await make.doctor({ approval_state: 'suspended' })
    for (const [input, message] of [
      [of(patient, suspended), 'suspended'],
      [of(patient, doctor), 'already'],
      [of(patient, { id: 'nobody at all' }), 'no doctor'],
    ] as const)
      expect(await refusal(admin((scope) => createAssignment(scope, input)))).toMatchObject({
        field: 'doctorId',
        message: expect.stringContaining(message),
      })
  })

  test('it may begin on an earlier day, not in the future', async ({ admin, make, db }) => {
    const [doctor, patient] = [await make.doctor(), await make.patient()]
    const id = await admin((scope) => createAssignment(scope, of(patient, doctor, { assignmentDate: '3 Mar 2025' })))
    const { rows } = await db.query('select assignment_date from doctor_patient_assignments where id = $1', [id])
    expect(rows[0].assignment_date).toEqual(new Date('2025-03-02T23:00:00Z'))
    expect(() => of(patient, doctor, { assignmentDate: '3 Mar 2099' })).toThrow(/future/)
  })
})

describe('changing and ending', () => {
  test('another type; a stale save overwrites nothing; an ended one keeps its type', async ({ admin, make, db }) => {
    const { assignment } = await make.careTeam()
    const change = (version: number, assignmentType: string, notes = '') =>
      updateAssignmentInput.parse({ id: assignment.id, version, assignmentType, notes })
    await admin((scope) => updateAssignment(scope, change(1, 'specialist', 'Second opinion')))
    expect(await refusal(admin((scope) => updateAssignment(scope, change(1, 'consultant'))))).toMatchObject({
      code: 'changed-meanwhile',
    })
    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
      assignment.id,
    ])
    expect(await refusal(admin((scope) => updateAssignment(scope, change(3, 'primary'))))).toMatchObject({
      field: 'assignmentType',
    })
    await admin((scope) => updateAssignment(scope, change(3, 'specialist', 'Mended')))
  })

  test('it ends now or on an earlier day with a reason, never before it began', async ({ admin, make, db }) => {
    const { doctor, patient, assignment } = await make.careTeam()
    await db.query('update doctor_patient_assignments set assignment_date = $2 where id = $1', [
      assignment.id,
      '2025-05-05T10:00:00Z',
    ])
    const end = (endedAt: string) =>
      endAssignmentInput.parse({ id: assignment.id, version: 2, endedAt, reason: 'Moved away' })
    expect(await refusal(admin((scope) => endAssignment(scope, end('4 May 2025'))))).toMatchObject({
      field: 'endedAt',
      message: expect.stringContaining('5 May 2025'),
    })
    await admin((scope) => endAssignment(scope, end('5 May 2025')))
    const { rows } = await db.query(
      'select is_active, ended_at >= assignment_date as after, end_reason from doctor_patient_assignments where id = $1',
      [assignment.id],
    )
    expect(rows).toEqual([{ is_active: false, after: true, end_reason: 'Moved away' }])
    expect(await asViewer(doctorViewer(doctor), ({ db }) => db.patient.count())).toBe(0)
    expect(await statisticsOf(db, patient)).toMatchObject({ active_doctors_count: 0 })
    expect(await refusal(admin((scope) => endAssignment(scope, end('6 May 2025'))))).toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('not even by SQL does an assignment end before it began', async ({ admin, make }) => {
    const { assignment } = await make.careTeam()
    const error = await refusal(
      admin(
        ({ db }) => db.$executeRaw`
        update doctor_patient_assignments set is_active = false, ended_at = '1999-01-01' where id = ${assignment.id}`,
      ),
    )
    expect(error.code).toBe('value-not-allowed')
  })

  test('nobody but an administrator assigns or ends', async ({ make }) => {
    const { doctor, patient, assignment } = await make.careTeam()
    const scopeOf = <Result>(work: Parameters<typeof asViewer<Result>>[1]) => asViewer(doctorViewer(doctor), work)
    const end = endAssignmentInput.parse({ id: assignment.id, version: 1, reason: 'x' })
    expect(await refusal(scopeOf((scope) => endAssignment(scope, end)))).toMatchObject({ code: 'forbidden' })
    const move = movePatientInput.parse({ patientId: patient.id, fromDoctorId: doctor.id, doctorId: doctor.id })
    expect((await refusal(scopeOf((scope) => movePatient(scope, move)))).code).not.toBe('busy')
    const error = await refusal(
      scopeOf(
        ({ db }) => db.$executeRaw`
        insert into doctor_patient_assignments (doctor_id, patient_id) values (${doctor.id}, ${patient.id})`,
      ),
    )
    expect(error.code).toBe('forbidden')
  })
})

describe('moving on the board', () => {
  const move = (patient: { id: string }, from: { id: string } | null, to: { id: string }) =>
    movePatientInput.parse({ patientId: patient.id, fromDoctorId: from?.id ?? '', doctorId: to.id })

  test('ends the old one, begins the new one with the same type, and one undo brings both back', async ({
    admin,
    make,
    db,
  }) => {
    const { doctor, patient } = await make.careTeam()
    const next = await make.doctor()
    await admin((scope) => movePatient(scope, move(patient, doctor, next)))
    expect((await db.query(active, [patient.id])).rows).toEqual([{ doctor_id: next.id, assignment_type: 'primary' }])
    expect(await admin(undoLast)).toMatchObject({ done: true, conflicts: [] })
    expect((await db.query(active, [patient.id])).rows).toEqual([{ doctor_id: doctor.id, assignment_type: 'primary' }])
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })

  test('somebody without an active doctor gets a primary one, also where a suspended one holds that place', async ({
    admin,
    make,
    db,
  }) => {
    const { doctor, patient } = await make.careTeam()
    const next = await make.doctor()
    await db.query("update doctors set approval_state = 'suspended' where doctor_id = $1", [doctor.id])
    await admin((scope) => movePatient(scope, move(patient, null, next)))
    expect((await db.query(active, [patient.id])).rows).toEqual([{ doctor_id: next.id, assignment_type: 'primary' }])
    const other = await make.doctor()
    expect(await refusal(admin((scope) => movePatient(scope, move(patient, null, other))))).toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('a patient whom somebody moved meanwhile is not moved again', async ({ admin, make }) => {
    const { doctor, patient } = await make.careTeam()
    const [next, third] = [await make.doctor(), await make.doctor()]
    await admin((scope) => movePatient(scope, move(patient, doctor, next)))
    expect(await refusal(admin((scope) => movePatient(scope, move(patient, doctor, third))))).toMatchObject({
      code: 'changed-meanwhile',
    })
  })
})

describe('many at once', () => {
  test('assigning says who is skipped and why, does the others, and one undo takes it all back', async ({
    admin,
    make,
    db,
  }) => {
    const { doctor: present, patient: treated } = await make.careTeam()
    const doctor = await make.doctor()
    const already = await make.patient()
    await make.assignment({ doctor, patient: already })
    const free = [await make.patient(), await make.patient()]
    const ids = [treated.id, already.id, ...free.map(({ id }) => id), 'nobody']
    const fields = { doctorId: doctor.id, assignmentType: 'primary', presentPrimary: 'refuse' }
    const judged = await admin((scope) => assignPatients.classify(scope, ids, fields))
    expect(judged.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped', 'done', 'done', 'skipped'])
    expect(judged[0]?.message).toContain('primary doctor already')
    expect(judged[1]?.message).toContain('treats this patient already')

    const instead = { ...fields, presentPrimary: 'consultant' }
    const wide = await admin((scope) => assignPatients.classify(scope, ids, instead))
    expect(wide.map(({ outcome }) => outcome)).toEqual(['done', 'skipped', 'done', 'done', 'skipped'])
    const chosen = wide.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
    const applied = await admin((scope) => assignPatients.apply(scope, chosen, instead))
    expect(applied.every(({ outcome }) => outcome === 'done')).toBe(true)
    expect((await db.query(active, [treated.id])).rows).toEqual([
      { doctor_id: doctor.id, assignment_type: 'primary' },
      { doctor_id: present.id, assignment_type: 'consultant' },
    ])
    expect(await admin(undoLast)).toMatchObject({ done: true, conflicts: [] })
    expect((await db.query(active, [treated.id])).rows).toEqual([{ doctor_id: present.id, assignment_type: 'primary' }])
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })

  test('a doctor who is not approved is refused for all of them', async ({ admin, make }) => {
    const doctor = await make.doctor({ approval_state: 'pending' })
    const fields = { doctorId: doctor.id, assignmentType: 'primary' }
    expect(await refusal(admin((scope) => assignPatients.classify(scope, ['x'], fields)))).toMatchObject({
      field: 'doctorId',
    })
  })

  test('ending skips what has ended, and keeps the reason', async ({ admin, make, db }) => {
    const [first, second] = [await make.careTeam(), await make.careTeam()]
    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
      second.assignment.id,
    ])
    const ids = [first.assignment.id, second.assignment.id]
    const fields = { endReason: 'Clinic closed' }
    const judged = await admin((scope) => endAssignments.classify(scope, ids, fields))
    expect(judged.map(({ outcome }) => outcome)).toEqual(['done', 'skipped'])
    await admin((scope) => endAssignments.apply(scope, [first.assignment.id], fields))
    const { rows } = await db.query('select is_active, end_reason from doctor_patient_assignments where id = $1', [
      first.assignment.id,
    ])
    expect(rows).toEqual([{ is_active: false, end_reason: 'Clinic closed' }])
  })
})
