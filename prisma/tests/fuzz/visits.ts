import { fifth, statement, type Choices, type Operations } from './statements.ts'

/** Everything that can happen to consultations. */
export function visitOperations({ visit, visitNumber, patient, doctor, session, moment, status, kind, fifth: part, prediction }: Choices): Operations {
  return {
    insertVisit: { weight: 20, arbitrary: statement(
      `insert into consultations (id, patient_id, doctor_id, consultation_date, status, consultation_type)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`, visit, patient, doctor, moment, status, kind) },
    insertVisitsOfMany: { weight: 1, arbitrary: statement(
      `insert into consultations (patient_id, doctor_id, consultation_date, status)
       select patient_id, $1, $2, 'completed' from patients where ${fifth('patient_id', '$3')}`, doctor, moment, part) },
    changeStatus: { weight: 10, arbitrary: statement('update consultations set status = $2 where id = $1', visit, status) },
    changeKind: { weight: 3, arbitrary: statement('update consultations set consultation_type = $2 where id = $1', visit, kind) },
    backDate: { weight: 8, arbitrary: statement('update consultations set consultation_date = $2 where id = $1', visit, moment) },
    changeDoctorOfPatient: { weight: 2, arbitrary: statement('update consultations set doctor_id = $2 where patient_id = $1', patient, doctor) },
    giveToPatient: { weight: 6, arbitrary: statement(
      'update consultations set patient_id = $2, session_id = null where id = $1', visit, patient) },
    changeVisitId: { weight: 2, arbitrary: statement(`update consultations set id = id || 'x' where id = $1`, visit) },
    changeStatusOfMany: { weight: 1, arbitrary: statement(
      `update consultations set status = $1 where doctor_id = $2 and ${fifth('id', '$3')}`, status, doctor, part) },
    linkToSession: { weight: 4, arbitrary: statement(
      `update consultations c set session_id = s.id from sessions s
        where s.patient_id = c.patient_id and c.patient_id = $1 and s.id = $2`, patient, session) },
    deleteVisit: { weight: 6, arbitrary: statement('delete from consultations where id = $1', visit) },
    deleteVisitsOfPatient: { weight: 2, arbitrary: statement(
      `delete from consultations where patient_id = $1 and ${fifth('id', '$2')}`, patient, part) },
    trashVisit: { weight: 4, arbitrary: statement('update consultations set deleted_at = now() where id = $1', visit) },
    restoreVisit: { weight: 3, arbitrary: statement('update consultations set deleted_at = null where id = $1', visit) },
    restoreVisitsOfPatient: { weight: 1, arbitrary: statement(
      'update consultations set deleted_at = null where patient_id = $1', patient) },
    upsertTwo: { weight: 5, arbitrary: statement(
      `insert into consultations (id, patient_id, doctor_id, consultation_date, status)
       values ($1, $2, $3, $4, $5), ($1 || 'y', $6, $3, $4, $5)
           on conflict (id) do update set consultation_date = excluded.consultation_date, status = excluded.status,
              patient_id = excluded.patient_id, session_id = null`, visit, patient, doctor, moment, status, patient) },
    mergeSix: { weight: 3, arbitrary: statement(
      `merge into consultations c
       using (select 'c' || number as id, number % 3 as what from generate_series($1::integer, $1::integer + 5) number) wanted
          on c.id = wanted.id
        when matched and what = 0 then delete
        when matched then update set status = $4, consultation_date = $5
        when not matched then insert (id, patient_id, doctor_id, status) values (wanted.id, $2, $3, 'completed')`,
      visitNumber, patient, doctor, status, moment) },
    threeWritesInOne: { weight: 3, arbitrary: statement(
      `with held as (insert into consultations (patient_id, doctor_id, status) values ($1, $2, 'completed')),
            called_off as (update consultations set status = 'cancelled' where id = $3),
            withdrawn as (delete from predictions where id = $4)
       select 1`, patient, doctor, visit, prediction) },
  }
}
