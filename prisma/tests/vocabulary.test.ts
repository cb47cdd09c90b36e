import {
  contrasts,
  layouts as pageLayouts,
  motions,
  steadyTimes,
  targetSizes,
  textSizes,
  themes,
} from '@/lib/appearance/schema'
import { outcomes } from '@/lib/audit/vocabulary'
import { assignmentTypes } from '@/lib/assignments/vocabulary'
import { conclusions, medicationStates, stimulationStates } from '@/lib/assessments/vocabulary'
import { linkPurposes, sessionEndReasons } from '@/lib/auth/schema'
import { noteColumns } from '@/lib/consultations/note-vocabulary'
import { consultationStatuses, consultationTypes } from '@/lib/consultations/vocabulary'
import { grantEndings, helperScopes } from '@/lib/helpers/vocabulary'
import { challengePurposes } from '@/lib/passkeys/vocabulary'
import { roles } from '@/lib/db/viewer'
import { approvalStates } from '@/lib/doctors/vocabulary'
import { handOverStates } from '@/lib/hand-overs/vocabulary'
import { importStatuses, layouts, problemKinds, problemStates } from '@/lib/imports/vocabulary'
import { csvEntities, csvImportStates, dateOrders, duplicatePolicies } from '@/lib/csv-import/vocabulary'
import { changeKinds } from '@/lib/changes/vocabulary'
import { checkStatuses } from '@/lib/integrity/vocabulary'
import { jobKinds, jobStatuses, rowOutcomes } from '@/lib/jobs/vocabulary'
import { sharedRoles } from '@/lib/lists/vocabulary'
import { choosableKinds, droppedReasons, mailErrorClasses, mailKinds, mailStatuses } from '@/lib/mail/vocabulary'
import { correctionOutcomes, correctionSubjects } from '@/lib/corrections/vocabulary'
import { archiveStatuses } from '@/lib/my-data/vocabulary'
import { noticeEntities, noticeKinds } from '@/lib/notices/vocabulary'
import { genders } from '@/lib/patients/vocabulary'
import { binaryResults, predictionTypes, stages } from '@/lib/predictions/vocabulary'
import { releaseRules } from '@/lib/programme/vocabulary'
import { attemptOutcomes, errorClasses, fileVariants } from '@/lib/report-queue/vocabulary'
import { reportStatuses, reportTypes, requestStatuses } from '@/lib/reports/vocabulary'
import { requestSteps } from '@/lib/requests/vocabulary'
import { endReasons, verdicts } from '@/lib/reviews/vocabulary'
import { fileTypes, processingStatuses } from '@/lib/scans/vocabulary'
import { inputTypes, outputFormats, sessionStatuses } from '@/lib/sessions/vocabulary'
import { eventTypes, relatedTables, severities } from '@/lib/timeline/vocabulary'
import { worklistKinds } from '@/lib/worklist/vocabulary'
import { expect, test } from './support/test.ts'

/** The list in TypeScript that each closed set of the database is kept equal to. */
const vocabularies: Record<string, readonly (string | number)[]> = {
  worklist_claims_kind_known: worklistKinds,
  worklist_snoozes_kind_known: worklistKinds,
  audit_events_outcome_known: outcomes,
  comfort_settings_contrast_known: contrasts,
  comfort_settings_layout_known: pageLayouts,
  comfort_settings_motion_known: motions,
  comfort_settings_steady_known: steadyTimes,
  comfort_settings_targets_known: targetSizes,
  comfort_settings_text_percent_known: textSizes,
  comfort_settings_theme_known: themes,
  clinical_assessments_conclusion_known: conclusions,
  clinical_assessments_deep_brain_stimulation_known: stimulationStates,
  clinical_assessments_hoehn_yahr_stage_known: stages,
  clinical_assessments_medication_state_known: medicationStates,
  consultation_amendments_field_known: noteColumns,
  consultations_status_known: consultationStatuses,
  consultations_type_known: consultationTypes,
  doctor_patient_assignments_type_known: assignmentTypes,
  doctors_approval_state_known: approvalStates,
  hand_overs_state_known: handOverStates,
  import_problems_kind_known: problemKinds,
  import_problems_state_known: problemStates,
  import_runs_layout_known: layouts,
  import_runs_status_known: importStatuses,
  integrity_checks_status_known: checkStatuses,
  csv_imports_entity_known: csvEntities,
  csv_imports_state_known: csvImportStates,
  csv_imports_policy_known: duplicatePolicies,
  csv_mappings_entity_known: csvEntities,
  csv_mappings_policy_known: duplicatePolicies,
  csv_mappings_date_order_known: dateOrders,
  helper_grants_ended_reason_known: grantEndings,
  helper_grants_scope_known: helperScopes,
  job_rows_outcome_known: rowOutcomes,
  jobs_kind_known: jobKinds,
  jobs_status_known: jobStatuses,
  passkey_challenges_purpose_known: challengePurposes,
  login_sessions_ended_reason_known: sessionEndReasons,
  correction_answers_outcome_known: correctionOutcomes,
  correction_requests_about_known: correctionSubjects,
  data_archives_status_known: archiveStatuses,
  mail_choices_kind_known: choosableKinds,
  mails_dropped_reason_known: droppedReasons,
  mails_error_class_known: mailErrorClasses,
  mails_kind_known: mailKinds,
  mails_status_known: mailStatuses,
  medical_reports_report_status_known: reportStatuses,
  medical_reports_report_type_known: reportTypes,
  mri_scans_file_type_known: fileTypes,
  mri_scans_processing_status_known: processingStatuses,
  one_time_links_purpose_known: linkPurposes,
  notice_choices_kind_known: noticeKinds,
  notices_entity_known: noticeEntities,
  notices_kind_known: noticeKinds,
  patient_statistics_confirmed_stage_known: stages,
  patient_statistics_disease_stage_known: stages,
  patient_timeline_event_type_known: eventTypes,
  patient_timeline_related_table_known: relatedTables,
  patient_timeline_severity_known: severities,
  patients_gender_known: genders,
  prediction_reviews_ended_reason_known: endReasons,
  prediction_reviews_verdict_known: verdicts,
  predictions_binary_result_known: binaryResults,
  predictions_prediction_type_known: predictionTypes,
  predictions_stage_result_known: stages,
  record_changes_kind_known: changeKinds,
  programme_settings_release_rule_known: releaseRules,
  report_attempts_error_class_known: errorClasses,
  report_attempts_outcome_known: attemptOutcomes,
  report_files_variant_known: fileVariants,
  report_status_error_class_known: errorClasses,
  report_status_archived_from_known: requestSteps.archive.from,
  report_status_report_type_known: reportTypes,
  report_status_status_known: requestStatuses,
  saved_views_shared_with_known: sharedRoles,
  sessions_input_type_known: inputTypes,
  sessions_output_format_known: outputFormats,
  sessions_status_known: sessionStatuses,
  users_gender_known: genders,
  users_role_known: roles,
}

test('every closed set of the database equals its list in TypeScript, and has one', async ({ db }) => {
  const { rows } = await db.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype = 'c' and conname like '%\\_known' and connamespace = 'public'::regnamespace`,
  )

  const inDatabase = Object.fromEntries(rows.map(({ name, definition }) => [name, wordsOf(definition)]))

  const inTypeScript = Object.fromEntries(
    Object.entries(vocabularies).map(([name, words]) => [name, words.map(String).sort()]),
  )
  expect(inDatabase).toEqual(inTypeScript)
})

test('every check that lists words is named so that it is compared with a list', async ({ db }) => {
  const { rows } = await db.query(
    `select conname from pg_constraint
      where contype = 'c' and connamespace = 'public'::regnamespace
        and pg_get_constraintdef(oid) ~ 'ANY \\(ARRAY\\[' and conname not like '%\\_known'`,
  )

  expect(rows).toEqual([])
})

/** `CHECK ((role = ANY (ARRAY['admin'::text, …])))` or `… ARRAY[(0)::numeric, 1.5, …]` → its words, sorted. */
function wordsOf(definition: string): string[] {
  const list = /ARRAY\[(.*)\]/.exec(definition)?.[1]
  if (list === undefined) throw new Error(`This check lists no words: ${definition}`)
  return list
    .split(', ')
    .map((item) => /'([^']*)'/.exec(item)?.[1] ?? /[\d.]+/.exec(item)?.[0] ?? item)
    .sort()
}
