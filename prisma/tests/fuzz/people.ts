import fc from 'fast-check'
import { statement, type Choices, type Operations, type World } from './statements.ts'

export function makePatients({ patients }: World) {
  return { sql: `insert into patients (patient_id, name) select 'p' || n, 'Patient ' || n from generate_series(0, $1::integer - 1) n on conflict do nothing`, values: [patients] }
}

export function makeDoctors({ doctors }: World) {
  return {
    sql: `insert into doctors (doctor_id, user_id, approval_state) select 'd' || n, 'u' || n, 'approved' from generate_series(0, $1::integer - 1) n on conflict do nothing`,
    values: [doctors],
  }
}

export function makeUsers({ doctors }: World) {
  return { sql: `insert into users (id, name, role) select 'u' || n, 'Doctor ' || n, 'doctor' from generate_series(0, $1::integer - 1) n on conflict do nothing`, values: [doctors] }
}

/** Everything that can happen to patients, doctors and who treats whom. */
export function peopleOperations(world: World, choices: Choices): Operations {
  const { patient, doctor } = choices
  return {
    makePatients: { weight: 2, arbitrary: fc.constant([makePatients(world)]) },
    deletePatient: { weight: 0.6, arbitrary: statement('delete from patients where patient_id = $1', patient) },
    trashPatient: { weight: 2, arbitrary: statement('update patients set deleted_at = now() where patient_id = $1', patient) },
    restorePatient: { weight: 3, arbitrary: statement('update patients set deleted_at = null where patient_id = $1', patient) },
    renamePatient: { weight: 1, arbitrary: statement(`update patients set name = 'Renamed' where patient_id = $1`, patient) },
    loseStatistics: { weight: 0.5, arbitrary: fc.tuple(patient, doctor).map(([ofPatient, byDoctor]) => [
      { sql: 'delete from patient_statistics where patient_id = $1', values: [ofPatient] },
      // the next change of the patient brings the row back; both belong to one step, so that a savepoint cannot part them
      { sql: `insert into consultations (patient_id, doctor_id, status) select patient_id, $2, 'completed' from patients where patient_id = $1`, values: [ofPatient, byDoctor] },
    ]) },
    makeDoctors: { weight: 1.5, arbitrary: fc.constant([makeDoctors(world)]) },
    deleteDoctor: { weight: 0.2, arbitrary: statement('delete from doctors where doctor_id = $1', doctor) },
    suspendDoctor: { weight: 1.5, arbitrary: statement(`update doctors set approval_state = 'suspended' where doctor_id = $1`, doctor) },
    approveDoctor: { weight: 2, arbitrary: statement(`update doctors set approval_state = 'approved' where doctor_id = $1`, doctor) },
    trashDoctor: { weight: 0.5, arbitrary: statement('update doctors set deleted_at = now() where doctor_id = $1', doctor) },
    restoreDoctor: { weight: 1, arbitrary: statement('update doctors set deleted_at = null where doctor_id = $1', doctor) },
    ...assignmentOperations(choices),
  }
}

function assignmentOperations({ assignment, doctor, patient, moment }: Choices): Operations {
  return {
    assign: { weight: 8, arbitrary: statement(
      `insert into doctor_patient_assignments (id, doctor_id, patient_id, assignment_type, assignment_date)
       values ($1, $2, $3, 'consultant', $4) on conflict do nothing`, assignment, doctor, patient, moment) },
    assignPrimary: { weight: 2, arbitrary: statement(
      `insert into doctor_patient_assignments (id, doctor_id, patient_id, assignment_date) values ($1, $2, $3, $4)
           on conflict do nothing`, assignment, doctor, patient, moment) },
    endAssignment: { weight: 3, arbitrary: statement(
      'update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', assignment) },
    endAssignmentsOfDoctor: { weight: 0.5, arbitrary: statement(
      'update doctor_patient_assignments set is_active = false where doctor_id = $1', doctor) },
    resumeAssignment: { weight: 2, arbitrary: statement(
      'update doctor_patient_assignments set is_active = true, ended_at = null where id = $1', assignment) },
    giveAssignment: { weight: 2, arbitrary: statement(
      'update doctor_patient_assignments set patient_id = $2, doctor_id = $3 where id = $1', assignment, patient, doctor) },
    trashAssignment: { weight: 2, arbitrary: statement(
      'update doctor_patient_assignments set deleted_at = now() where id = $1', assignment) },
    restoreAssignment: { weight: 2, arbitrary: statement(
      'update doctor_patient_assignments set deleted_at = null where id = $1', assignment) },
    deleteAssignment: { weight: 2, arbitrary: statement('delete from doctor_patient_assignments where id = $1', assignment) },
  }
}
