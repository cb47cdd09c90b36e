import { fifth, operation, type Choices, type Chosen, type Operations } from './statements.ts'

/** Everything that can happen to consultations. */
export function visitOperations(choices: Choices): Operations {
  return { ...oneVisit(choices), ...manyVisits(choices), ...severalAtOnce(choices) }
}

function oneVisit({ visit, patient, doctor, session, moment, status, kind }: Choices): Operations {
  const change = (weight: number, what: string, ...values: Chosen[]) =>
    operation(weight, `update consultations set ${what} where id = $1`, visit, ...values)
  return {
    insertVisit: operation(
      20,
      `insert into consultations (id, patient_id, doctor_id, consultation_date, status, consultation_type)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      visit,
      patient,
      doctor,
      moment,
      status,
      kind,
    ),
    changeStatus: change(10, 'status = $2', status),
    changeKind: change(3, 'consultation_type = $2', kind),
    backDate: change(8, 'consultation_date = $2', moment),
    giveToPatient: change(6, 'patient_id = $2, session_id = null', patient),
    changeVisitId: change(2, `id = id || 'x'`),
    trashVisit: change(4, 'deleted_at = now()'),
    restoreVisit: change(3, 'deleted_at = null'),
    linkToSession: operation(
      4,
      `update consultations c set session_id = s.id from sessions s
        where s.patient_id = c.patient_id and c.patient_id = $1 and s.id = $2`,
      patient,
      session,
    ),
    deleteVisit: operation(6, 'delete from consultations where id = $1', visit),
  }
}

function manyVisits({ patient, doctor, moment, status, fifth: part }: Choices): Operations {
  return {
    insertVisitsOfMany: operation(
      1,
      `insert into consultations (patient_id, doctor_id, consultation_date, status)
       select patient_id, $1, $2, 'completed' from patients where ${fifth('patient_id', '$3')}`,
      doctor,
      moment,
      part,
    ),
    changeDoctorOfPatient: operation(
      2,
      'update consultations set doctor_id = $2 where patient_id = $1',
      patient,
      doctor,
    ),
    changeStatusOfMany: operation(
      1,
      `update consultations set status = $1 where doctor_id = $2 and ${fifth('id', '$3')}`,
      status,
      doctor,
      part,
    ),
    restoreVisitsOfPatient: operation(1, 'update consultations set deleted_at = null where patient_id = $1', patient),
    deleteVisitsOfPatient: operation(
      2,
      `delete from consultations where patient_id = $1 and ${fifth('id', '$2')}`,
      patient,
      part,
    ),
  }
}

function severalAtOnce({ visit, visitNumber, patient, doctor, moment, status, prediction }: Choices): Operations {
  return {
    upsertTwo: operation(
      5,
      `insert into consultations (id, patient_id, doctor_id, consultation_date, status)
       values ($1, $2, $3, $4, $5), ($1 || 'y', $6, $3, $4, $5)
           on conflict (id) do update set consultation_date = excluded.consultation_date, status = excluded.status,
              patient_id = excluded.patient_id, session_id = null`,
      visit,
      patient,
      doctor,
      moment,
      status,
      patient,
    ),
    mergeSix: operation(
      3,
      `merge into consultations c
       using (select 'c' || n as id, n % 3 as what from generate_series($1::integer, $1::integer + 5) n) wanted
          on c.id = wanted.id
        when matched and what = 0 then delete
        when matched then update set status = $4, consultation_date = $5
        when not matched then insert (id, patient_id, doctor_id, status) values (wanted.id, $2, $3, 'completed')`,
      visitNumber,
      patient,
      doctor,
      status,
      moment,
    ),
    threeWritesInOne: operation(
      3,
      `with held as (insert into consultations (patient_id, doctor_id, status) values ($1, $2, 'completed')),
            called_off as (update consultations set status = 'cancelled' where id = $3),
            withdrawn as (delete from predictions where id = $4)
       select 1`,
      patient,
      doctor,
      visit,
      prediction,
    ),
  }
}
