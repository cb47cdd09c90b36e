import { fifth, operation, orNobody, type Choices, type Chosen, type Operations } from './statements.ts'

/** Everything that can happen to sessions and what hangs on them. */
export function imagingOperations(choices: Choices): Operations {
  return {
    ...sessionOperations(choices),
    ...scanOperations(choices),
    ...predictionOperations(choices),
    ...reportOperations(choices),
    ...reviewOperations(choices),
    ...assessmentOperations(choices),
  }
}

function sessionOperations({ session, patient, doctor }: Choices): Operations {
  return {
    insertSession: operation(
      12,
      'insert into sessions (id, patient_id, doctor_id) values ($1, $2, $3) on conflict do nothing',
      session,
      orNobody(patient),
      doctor,
    ),
    giveSession: operation(12, 'update sessions set patient_id = $2 where id = $1', session, orNobody(patient)),
    giveSessionsOfPatient: operation(1, 'update sessions set patient_id = $2 where patient_id = $1', patient, patient),
    giveSessionsOfNobody: operation(1, 'update sessions set patient_id = $1 where patient_id is null', patient),
    deleteSession: operation(4, 'delete from sessions where id = $1', session),
  }
}

function scanOperations({ scan, session, moment, word, fifth: part }: Choices): Operations {
  const change = (weight: number, what: string, ...values: Chosen[]) =>
    operation(weight, `update mri_scans set ${what} where id = $1`, scan, ...values)
  return {
    insertScan: operation(
      12,
      `insert into mri_scans (id, session_id, original_filename, upload_timestamp) values ($1, $2, 'file', $3)
           on conflict do nothing`,
      scan,
      session,
      moment,
    ),
    insertScansOfMany: operation(
      1,
      `insert into mri_scans (session_id, upload_timestamp) select id, $1 from sessions where ${fifth('id', '$2')}`,
      moment,
      part,
    ),
    changeScan: change(6, 'upload_timestamp = $2, original_filename = $3', moment, word),
    moveScan: change(4, 'session_id = $2', session),
    unnamePatientOfScan: change(1, 'patient_id = null'),
    changeScanId: change(1, `id = id || 'x'`),
    trashScan: change(2, 'deleted_at = now()'),
    restoreScan: change(2, 'deleted_at = null'),
    deleteScan: operation(4, 'delete from mri_scans where id = $1', scan),
  }
}

function predictionOperations({ prediction, session, result, stage, moment }: Choices): Operations {
  const change = (weight: number, what: string, ...values: Chosen[]) =>
    operation(weight, `update predictions set ${what} where id = $1`, prediction, ...values)
  return {
    insertPrediction: operation(
      12,
      `insert into predictions (id, session_id, mri_scan_id, binary_result, stage_result, created_at)
       values ($1, $2, (select id from mri_scans where session_id = $2 limit 1), $3, $4, $5) on conflict do nothing`,
      prediction,
      session,
      result,
      stage,
      moment,
    ),
    correctPrediction: operation(
      6,
      `insert into predictions (session_id, first_version, binary_result, stage_result, created_at)
       select $2, coalesce(first_version, id), $3, $4, $5 from predictions where id = $1`,
      prediction,
      session,
      result,
      stage,
      moment,
    ),
    trashCorrections: operation(
      1,
      'update predictions set deleted_at = now() where first_version is not null and deleted_at is null',
    ),
    restoreCorrections: operation(1, 'update predictions set deleted_at = null where first_version is not null'),
    changePrediction: change(8, 'binary_result = $2, stage_result = $3, created_at = $4', result, stage, moment),
    changePredictionsOfSession: operation(
      1,
      'update predictions set binary_result = $2 where session_id = $1',
      session,
      result,
    ),
    movePrediction: change(4, 'session_id = $2', session),
    trashPrediction: change(3, 'deleted_at = now()'),
    restorePrediction: change(2, 'deleted_at = null'),
    deletePrediction: operation(4, 'delete from predictions where id = $1', prediction),
  }
}

/** Where its result goes, a review goes. */
function reviewOperations({ prediction, doctor, word }: Choices): Operations {
  return {
    insertReview: operation(
      8,
      `insert into prediction_reviews (prediction_id, verdict, reason, doctor_id)
       select $1, 'disagreed', $3, $2 where exists (select from predictions where id = $1) on conflict do nothing`,
      prediction,
      doctor,
      word,
    ),
    endReviews: operation(
      3,
      `update prediction_reviews set ended_at = now(), ended_reason = 'corrected' where prediction_id = $1 and ended_at is null`,
      prediction,
    ),
    trashReviews: operation(1, 'update prediction_reviews set deleted_at = now() where prediction_id = $1', prediction),
  }
}

function assessmentOperations({ assessment, patient, doctor, stage, moment }: Choices): Operations {
  const change = (weight: number, what: string, ...values: Chosen[]) =>
    operation(weight, `update clinical_assessments set ${what} where id = $1`, assessment, ...values)
  return {
    insertAssessment: operation(
      10,
      `insert into clinical_assessments (id, patient_id, doctor_id, assessed_at, hoehn_yahr_stage, conclusion, note)
       values ($1, $2, $3, $4, $5, case when $5::numeric > 1 then 'parkinsons-disease' end, 'seen') on conflict do nothing`,
      assessment,
      patient,
      doctor,
      moment,
      stage,
    ),
    changeAssessment: change(6, 'hoehn_yahr_stage = $2, conclusion = null, assessed_at = $3', stage, moment),
    concludeOtherwise: change(3, `hoehn_yahr_stage = null, conclusion = 'not-parkinsons-disease'`),
    moveAssessment: change(4, 'patient_id = $2, doctor_id = $3', patient, doctor),
    trashAssessment: change(3, 'deleted_at = now()'),
    restoreAssessment: change(2, 'deleted_at = null'),
    deleteAssessment: operation(3, 'delete from clinical_assessments where id = $1', assessment),
  }
}

function reportOperations({ report, session, moment, word, patient }: Choices): Operations {
  const change = (weight: number, what: string, ...values: Chosen[]) =>
    operation(weight, `update medical_reports set ${what} where id = $1`, report, ...values)
  return {
    insertReport: operation(
      10,
      `insert into medical_reports (id, session_id, title, content, created_at) values ($1, $2, $3, 'text', $4)
           on conflict do nothing`,
      report,
      session,
      word,
      moment,
    ),
    changeReportsOfSession: operation(
      4,
      'update medical_reports set title = $2, created_at = $3 where session_id = $1',
      session,
      word,
      moment,
    ),
    moveReport: change(2, 'session_id = $2', session),
    trashReport: change(2, 'deleted_at = now()'),
    restoreReport: change(2, 'deleted_at = null'),
    deleteReport: operation(3, 'delete from medical_reports where id = $1', report),
    askForReport: operation(
      2,
      `insert into report_status (patient_id, session_id)
       select $1, id from sessions where id = $2 and patient_id = $1 on conflict do nothing`,
      patient,
      session,
    ),
    writeNote: operation(
      3,
      `insert into patient_timeline (patient_id, event_type, event_title, session_id)
       select patient_id, 'note', 'by hand', id from sessions where id = $1 and patient_id is not null`,
      session,
    ),
  }
}
