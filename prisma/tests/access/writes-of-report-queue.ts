import { by, type Write } from './write.ts'

/** Requests: a doctor asks and asks again for their own patients; the worker says how it ends, never what the report says. */
export const writesOfReportQueue: Write[] = [
  ...by('dora', 'report_status', {
    done: [
      `update report_status set status = 'pending' where id = 'request-ana'`,
      `insert into report_status (patient_id, requested_by, report_type, signing_of)
       values ('patient-ana', 'user-dora', 'doctor', 'report-ana')`,
      `insert into report_status (patient_id, requested_by, idempotency_key, language)
       values ('patient-ana', 'user-dora', 'once-only', 'en')`,
    ],
    nothing: [
      `update report_status set status = 'pending' where id = 'request-beatrice'`,
      // only what failed is tried again
      `update report_status set status = 'pending' where id = 'request-made-ana'`,
    ],
    forbidden: [
      `update report_status set status = 'archived' where id = 'request-ana'`,
      `update report_status set fence = 9`,
      `update report_status set requested_by = 'user-eli'`,
      `insert into report_status (patient_id, requested_by, is_automatic) values ('patient-ana', 'user-dora', true)`,
      `insert into report_status (patient_id, requested_by, fence) values ('patient-ana', 'user-dora', 3)`,
    ],
  }),
  ...by('xena', 'report_status', {
    nothing: [`update report_status set status = 'pending' where id = 'request-ana'`],
  }),
  ...by('adam', 'report_status', {
    forbidden: [
      `update report_status set fence = 9`,
      `update report_status set lease_until = now()`,
      `update report_status set requested_by = 'user-dora'`,
    ],
  }),
  ...by('worker', 'report_status', {
    forbidden: [`select id as found from report_status`, `update report_status set status = 'failed'`],
  }),
  ...by('worker', 'report_attempts', { forbidden: [`update report_attempts set outcome = 'published'`] }),
  ...by('adam', 'report_attempts', {
    forbidden: [
      `insert into report_attempts (request_id, number, worker) values ('request-ana', 2, 'machine-1')`,
      `update report_attempts set outcome = 'published'`,
      `delete from report_attempts`,
    ],
  }),
  ...by('worker', 'report_workers', { forbidden: [`delete from report_workers`] }),
  ...by('adam', 'report_holds', {
    forbidden: [
      `insert into report_holds (report_id, reason, until) values ('report-ana', 'r', now() + interval '1 day')`,
      `update report_holds set lifted_at = now()`,
      `delete from report_holds`,
    ],
  }),
  ...by('dora', 'report_holds', {
    forbidden: [
      `insert into report_holds (report_id, reason, until) values ('report-ana', 'r', now() + interval '1 day')`,
      `update report_holds set until = now()`,
    ],
  }),
  ...by('dora', 'medical_reports', {
    forbidden: [
      `update medical_reports set released_at = now()`,
      `update medical_reports set signed_at = now(), signature_sha256 = repeat('0', 64)`,
      `update medical_reports set held_until = null`,
    ],
  }),
  ...by('adam', 'medical_reports', {
    forbidden: [
      `update medical_reports set released_at = now()`,
      `update medical_reports set signed_at = now(), signature_sha256 = repeat('0', 64)`,
    ],
  }),
  ...by('dora', 'worklist_claims', {
    done: [
      `insert into worklist_claims (kind, subject_id, patient_id, claimed_by, claimed_until)
       values ('sign', 'report-ana', 'patient-ana', 'user-dora', now() + interval '8 hours')`,
      `update worklist_claims set claimed_until = now() + interval '1 hour' where subject_id = 'prediction-ana'`,
    ],
    nothing: [
      `update worklist_claims set claimed_until = now() where subject_id = 'prediction-beatrice'`,
      // a colleague has it, and has time left
      `update worklist_claims set claimed_until = now() where subject_id = 'patient-ana'`,
    ],
    forbidden: [
      `insert into worklist_claims (kind, subject_id, patient_id, claimed_by, claimed_until)
       values ('sign', 'report-beatrice', 'patient-beatrice', 'user-dora', now() + interval '8 hours')`,
      `insert into worklist_claims (kind, subject_id, patient_id, claimed_by, claimed_until)
       values ('sign', 'report-ana', 'patient-ana', 'user-eli', now() + interval '8 hours')`,
      `update worklist_claims set claimed_by = 'user-eli'`,
      `update worklist_claims set patient_id = 'patient-ana'`,
      `delete from worklist_claims`,
    ],
  }),
  ...by('dora', 'worklist_snoozes', {
    done: [
      `insert into worklist_snoozes (user_id, kind, subject_id, patient_id, snoozed_until, reason)
       values ('user-dora', 'sign', 'report-ana', 'patient-ana', now() + interval '1 day', 'r')`,
      `update worklist_snoozes set reason = 'other' where subject_id = 'patient-ana'`,
    ],
    nothing: [`update worklist_snoozes set reason = 'other' where subject_id = 'patient-beatrice'`],
    forbidden: [
      `insert into worklist_snoozes (user_id, kind, subject_id, patient_id, snoozed_until, reason)
       values ('user-dora', 'sign', 'report-beatrice', 'patient-beatrice', now() + interval '1 day', 'r')`,
      `insert into worklist_snoozes (user_id, kind, subject_id, patient_id, snoozed_until, reason)
       values ('user-eli', 'sign', 'report-ana', 'patient-ana', now() + interval '1 day', 'r')`,
      `update worklist_snoozes set patient_id = 'patient-beatrice'`,
      `update worklist_snoozes set user_id = 'user-eli'`,
      `delete from worklist_snoozes`,
    ],
  }),
  ...by('adam', 'report_files', {
    forbidden: [`update report_files set storage_key = 'x'`, `delete from report_files`],
  }),
  ...by('dora', 'report_files', {
    forbidden: [
      `insert into report_files (report_id, variant, storage_key, byte_size, sha256)
       values ('report-ana', 'large-print', 'x', 1, repeat('0', 64))`,
    ],
  }),
  ...by('worker', 'report_files', {
    forbidden: [`select sha256 as found from report_files`, `delete from report_files`],
  }),
  ...by('adam', 'programme_settings', {
    done: [
      `update programme_settings set release_rule = 'at-once', updated_by = 'user-adam'`,
      `update programme_settings set queue_paused_at = now(), queue_paused_by = 'user-adam', queue_pause_reason = 'r',
                                     updated_by = 'user-adam'`,
    ],
    forbidden: [
      `update programme_settings set updated_by = 'user-dora'`,
      `update programme_settings set version = 9`,
      `insert into programme_settings (id) values (2)`,
      `delete from programme_settings`,
    ],
  }),
  ...by('dora', 'programme_settings', {
    forbidden: [
      `update programme_settings set release_rule = 'at-once'`,
      `select automatic_reports_by as found from programme_settings`,
    ],
  }),
  ...by('worker', 'programme_settings', { forbidden: [`update programme_settings set queue_paused_at = null`] }),
]
