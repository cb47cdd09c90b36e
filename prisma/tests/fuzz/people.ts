import fc from 'fast-check'
import { operation, type Choices, type Chosen, type Operations, type Statement, type World } from './statements.ts'

export function makePatients({ patients }: World): Statement {
  return {
    sql: `insert into patients (patient_id, name)
          select 'p' || n, 'Patient ' || n from generate_series(0, $1::integer - 1) n on conflict do nothing`,
    values: [patients],
  }
}

export function makeDoctors({ doctors }: World): Statement {
  return {
    sql: `insert into doctors (doctor_id, user_id, approval_state)
          select 'd' || n, 'u' || n, 'approved' from generate_series(0, $1::integer - 1) n on conflict do nothing`,
    values: [doctors],
  }
}

export function makeUsers({ doctors }: World): Statement {
  return {
    sql: `insert into users (id, name, role)
          select 'u' || n, 'Doctor ' || n, 'doctor' from generate_series(0, $1::integer - 1) n on conflict do nothing`,
    values: [doctors],
  }
}

/** Everything that can happen to patients, doctors and who treats whom. */
export function peopleOperations(world: World, choices: Choices): Operations {
  return {
    ...patientOperations(world, choices),
    ...doctorOperations(world, choices),
    ...assignmentOperations(choices),
  }
}

function patientOperations(world: World, { patient, doctor }: Choices): Operations {
  const change = (weight: number, what: string) =>
    operation(weight, `update patients set ${what} where patient_id = $1`, patient)
  return {
    makePatients: { weight: 2, arbitrary: fc.constant([makePatients(world)]) },
    deletePatient: operation(0.6, 'delete from patients where patient_id = $1', patient),
    trashPatient: change(2, 'deleted_at = now()'),
    restorePatient: change(3, 'deleted_at = null'),
    renamePatient: change(1, `name = 'Renamed'`),
    loseStatistics: {
      weight: 0.5,
      arbitrary: fc.tuple(patient, doctor).map(([ofPatient, byDoctor]) => [
        { sql: 'delete from patient_statistics where patient_id = $1', values: [ofPatient] },
        // The next change of the patient brings the row back. Both are one step, so that no savepoint parts them.
        {
          sql: `insert into consultations (patient_id, doctor_id, status)
                select patient_id, $2, 'completed' from patients where patient_id = $1`,
          values: [ofPatient, byDoctor],
        },
      ]),
    },
  }
}

function doctorOperations(world: World, { doctor }: Choices): Operations {
  const change = (weight: number, what: string) =>
    operation(weight, `update doctors set ${what} where doctor_id = $1`, doctor)
  return {
    makeDoctors: { weight: 1.5, arbitrary: fc.constant([makeDoctors(world)]) },
    deleteDoctor: operation(0.2, 'delete from doctors where doctor_id = $1', doctor),
    suspendDoctor: change(1.5, `approval_state = 'suspended'`),
    approveDoctor: change(2, `approval_state = 'approved'`),
    trashDoctor: change(0.5, 'deleted_at = now()'),
    restoreDoctor: change(1, 'deleted_at = null'),
  }
}

function assignmentOperations({ assignment, doctor, patient, moment }: Choices): Operations {
  const change = (weight: number, what: string, ...values: Chosen[]) =>
    operation(weight, `update doctor_patient_assignments set ${what} where id = $1`, assignment, ...values)
  const assign = (weight: number, type: 'primary' | 'consultant') =>
    operation(
      weight,
      `insert into doctor_patient_assignments (id, doctor_id, patient_id, assignment_type, assignment_date)
       values ($1, $2, $3, '${type}', $4) on conflict do nothing`,
      assignment,
      doctor,
      patient,
      moment,
    )
  return {
    assign: assign(8, 'consultant'),
    assignPrimary: assign(2, 'primary'),
    endAssignment: change(3, 'is_active = false, ended_at = now()'),
    endAssignmentsOfDoctor: operation(
      0.5,
      'update doctor_patient_assignments set is_active = false where doctor_id = $1',
      doctor,
    ),
    resumeAssignment: change(2, 'is_active = true, ended_at = null'),
    giveAssignment: change(2, 'patient_id = $2, doctor_id = $3', patient, doctor),
    trashAssignment: change(2, 'deleted_at = now()'),
    restoreAssignment: change(2, 'deleted_at = null'),
    deleteAssignment: operation(2, 'delete from doctor_patient_assignments where id = $1', assignment),
  }
}
