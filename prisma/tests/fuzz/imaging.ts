import { fifth, orNobody, statement, type Choices, type Operations } from './statements.ts'

/** Everything that can happen to sessions and what hangs on them. */
export function imagingOperations(choices: Choices): Operations {
  return { ...sessionOperations(choices), ...scanOperations(choices), ...predictionOperations(choices), ...reportOperations(choices) }
}

function sessionOperations({ session, patient, doctor }: Choices): Operations {
  return {
    insertSession: { weight: 12, arbitrary: statement(
      'insert into sessions (id, patient_id, doctor_id) values ($1, $2, $3) on conflict do nothing', session, orNobody(patient), doctor) },
    giveSession: { weight: 12, arbitrary: statement('update sessions set patient_id = $2 where id = $1', session, orNobody(patient)) },
    giveSessionsOfPatient: { weight: 1, arbitrary: statement(
      'update sessions set patient_id = $2 where patient_id = $1', patient, patient) },
    giveSessionsOfNobody: { weight: 1, arbitrary: statement('update sessions set patient_id = $1 where patient_id is null', patient) },
    deleteSession: { weight: 4, arbitrary: statement('delete from sessions where id = $1', session) },
  }
}

function scanOperations({ scan, session, moment, word, fifth: part }: Choices): Operations {
  return {
    insertScan: { weight: 12, arbitrary: statement(
      `insert into mri_scans (id, session_id, original_filename, upload_timestamp) values ($1, $2, 'file', $3)
           on conflict do nothing`, scan, session, moment) },
    insertScansOfMany: { weight: 1, arbitrary: statement(
      `insert into mri_scans (session_id, upload_timestamp) select id, $1 from sessions where ${fifth('id', '$2')}`, moment, part) },
    changeScan: { weight: 6, arbitrary: statement(
      'update mri_scans set upload_timestamp = $2, original_filename = $3 where id = $1', scan, moment, word) },
    moveScan: { weight: 4, arbitrary: statement('update mri_scans set session_id = $2 where id = $1', scan, session) },
    unnamePatientOfScan: { weight: 1, arbitrary: statement('update mri_scans set patient_id = null where id = $1', scan) },
    changeScanId: { weight: 1, arbitrary: statement(`update mri_scans set id = id || 'x' where id = $1`, scan) },
    trashScan: { weight: 2, arbitrary: statement('update mri_scans set deleted_at = now() where id = $1', scan) },
    restoreScan: { weight: 2, arbitrary: statement('update mri_scans set deleted_at = null where id = $1', scan) },
    deleteScan: { weight: 4, arbitrary: statement('delete from mri_scans where id = $1', scan) },
  }
}

function predictionOperations({ prediction, session, result, stage, moment }: Choices): Operations {
  return {
    insertPrediction: { weight: 12, arbitrary: statement(
      `insert into predictions (id, session_id, mri_scan_id, binary_result, stage_result, created_at)
       values ($1, $2, (select id from mri_scans where session_id = $2 limit 1), $3, $4, $5) on conflict do nothing`,
      prediction, session, result, stage, moment) },
    changePrediction: { weight: 8, arbitrary: statement(
      'update predictions set binary_result = $2, stage_result = $3, created_at = $4 where id = $1', prediction, result, stage, moment) },
    changePredictionsOfSession: { weight: 1, arbitrary: statement(
      'update predictions set binary_result = $2 where session_id = $1', session, result) },
    movePrediction: { weight: 4, arbitrary: statement('update predictions set session_id = $2 where id = $1', prediction, session) },
    trashPrediction: { weight: 3, arbitrary: statement('update predictions set deleted_at = now() where id = $1', prediction) },
    restorePrediction: { weight: 2, arbitrary: statement('update predictions set deleted_at = null where id = $1', prediction) },
    deletePrediction: { weight: 4, arbitrary: statement('delete from predictions where id = $1', prediction) },
  }
}

function reportOperations({ report, session, moment, word, patient }: Choices): Operations {
  return {
    insertReport: { weight: 10, arbitrary: statement(
      `insert into medical_reports (id, session_id, title, content, created_at) values ($1, $2, $3, 'text', $4)
           on conflict do nothing`, report, session, word, moment) },
    changeReportsOfSession: { weight: 4, arbitrary: statement(
      'update medical_reports set title = $2, created_at = $3 where session_id = $1', session, word, moment) },
    moveReport: { weight: 2, arbitrary: statement('update medical_reports set session_id = $2 where id = $1', report, session) },
    trashReport: { weight: 2, arbitrary: statement('update medical_reports set deleted_at = now() where id = $1', report) },
    restoreReport: { weight: 2, arbitrary: statement('update medical_reports set deleted_at = null where id = $1', report) },
    deleteReport: { weight: 3, arbitrary: statement('delete from medical_reports where id = $1', report) },
    askForReport: { weight: 2, arbitrary: statement(
      `insert into report_status (patient_id, session_id) select $1, id from sessions where id = $2 and patient_id = $1
           on conflict do nothing`, patient, session) },
    writeNote: { weight: 3, arbitrary: statement(
      `insert into patient_timeline (patient_id, event_type, event_title, session_id)
       select patient_id, 'note', 'by hand', id from sessions where id = $1 and patient_id is not null`, session) },
  }
}
