import type { Name } from './world.ts'
import { by, type Write } from './write.ts'
import { unfinished } from './writes-of-unfinished.ts'

const newVisit = (patient: string, doctor: string) =>
  `insert into consultations (patient_id, doctor_id) values ('patient-${patient}', 'doctor-${doctor}')`
const newRequest = (patient: string, by_: string, more: [column: string, value: string] = ['priority', '0']) =>
  `insert into report_status (patient_id, requested_by, ${more[0]})
   values ('patient-${patient}', 'user-${by_}', ${more[1]})`
const newNote = (patient: string, doctor: string, session = 'null') =>
  `insert into patient_timeline (patient_id, doctor_id, event_type, event_title, session_id)
   values ('patient-${patient}', 'doctor-${doctor}', 'note', 'n', ${session})`

const doctor: Write[] = [
  ...by('dora', 'consultations', {
    done: [newVisit('ana', 'dora'), `update consultations set notes = 'Stable' where id = 'consultation-ana'`],
    nothing: [
      `update consultations set notes = 'x' where id = 'consultation-beatrice'`,
      `update consultations set notes = 'x' where id = 'consultation-xena-ana'`,
      `update consultations set notes = 'x' where id = 'consultation-ana-trashed'`,
    ],
    forbidden: [
      newVisit('beatrice', 'dora'),
      newVisit('ana', 'eli'),
      `update consultations set patient_id = 'patient-beatrice' where id = 'consultation-ana'`,
      `update consultations set doctor_id = 'doctor-eli' where id = 'consultation-ana'`,
      `update consultations set session_id = 'session-ana'`,
      `update consultations set deleted_at = now()`,
      `update consultations set overlap_allowed = true`,
      `delete from consultations`,
      `insert into consultations (patient_id, doctor_id, overlap_allowed) values ('patient-ana', 'doctor-dora', true)`,
    ],
  }),
  ...by('dora', 'report_status', {
    done: [
      newRequest('ana', 'dora'),
      newRequest('ana', 'dora', ['prediction_id', `'prediction-ana'`]),
      newRequest('ana', 'dora', ['mri_scan_id', `'scan-ana'`]),
    ],
    forbidden: [
      newRequest('beatrice', 'dora'),
      newRequest('ana', 'eli'),
      newRequest('ana', 'dora', ['report_id', `'report-beatrice'`]),
      // a report made of somebody else's prediction or scan would show them to this patient's doctor
      newRequest('ana', 'dora', ['prediction_id', `'prediction-beatrice'`]),
      newRequest('ana', 'dora', ['mri_scan_id', `'scan-beatrice'`]),
    ],
  }),
  ...by('dora', 'patient_timeline', {
    done: [newNote('ana', 'dora'), newNote('ana', 'dora', `'session-ana'`)],
    forbidden: [
      newNote('beatrice', 'dora'),
      newNote('ana', 'eli'),
      `update patient_timeline set event_title = 'x'`,
      `delete from patient_timeline`,
      // a note moves with its session: into the record of a patient who is not hers
      newNote('ana', 'dora', `'session-beatrice'`),
      newNote('ana', 'dora', `'session-nobody'`),
      `insert into patient_timeline (patient_id, doctor_id, event_type, event_title, related_table, related_id)
       values ('patient-ana', 'doctor-dora', 'scan', 'n', 'mri_scans', 'x')`,
    ],
  }),
  ...by('dora', 'doctor_patient_assignments', {
    forbidden: [
      `insert into doctor_patient_assignments (doctor_id, patient_id) values ('doctor-dora', 'patient-beatrice')`,
      `update doctor_patient_assignments set is_active = true`,
      `delete from doctor_patient_assignments`,
    ],
  }),
  ...by('dora', 'doctors', {
    forbidden: [`update doctors set approval_state = 'approved'`, `insert into doctors (user_id) values ('user-ana')`],
  }),
  ...by('dora', 'patients', {
    forbidden: [
      `update patients set allergies = 'x'`,
      `insert into patients (name) values ('n')`,
      `delete from patients`,
    ],
  }),
  ...by('dora', 'sessions', {
    forbidden: [
      `update sessions set patient_id = 'patient-ana'`,
      `insert into sessions (patient_id) values ('patient-ana')`,
    ],
  }),
  ...by('dora', 'mri_scans', {
    forbidden: [
      `insert into mri_scans (session_id) values ('session-ana')`,
      `update mri_scans set original_filename = 'x'`,
    ],
  }),
  ...by('dora', 'predictions', {
    forbidden: [`update predictions set binary_result = 'negative'`, `update predictions set deleted_at = now()`],
  }),
  ...by('dora', 'medical_reports', { forbidden: [`update medical_reports set report_status = 'withdrawn'`] }),
  ...by('dora', 'knowledge_entries', { forbidden: [`update knowledge_entries set title = 'x'`] }),
  ...by('dora', 'users', {
    forbidden: [
      `update users set name = 'x'`,
      `select password_hash as found from users`,
      `select legacy as found from users`,
    ],
  }),
]

/** Who treats Ana no longer, not yet, or never did: the same sentences, refused. */
const noLongerHerDoctor: Write[] = (['xena', 'sam', 'pia', 'tom', 'eli'] as const).flatMap((name) => [
  ...by(name, 'consultations', {
    nothing: [`update consultations set notes = 'x' where patient_id = 'patient-ana'`],
    forbidden: [newVisit('ana', name)],
  }),
  ...by(name, 'report_status', { forbidden: [newRequest('ana', name)] }),
  ...by(name, 'patient_timeline', { forbidden: [newNote('ana', name)] }),
])

const patient: Write[] = [
  ...by('ana', 'patients', {
    forbidden: [
      `update patients set allergies = 'none'`,
      `select legacy as found from patients`,
      `select name_key as found from patients`,
    ],
  }),
  ...by('ana', 'consultations', {
    forbidden: [
      `select notes as found from consultations`,
      newVisit('ana', 'dora'),
      `update consultations set status = 'completed'`,
    ],
  }),
  ...by('ana', 'doctor_patient_assignments', {
    forbidden: [
      `select notes as found from doctor_patient_assignments`,
      `select end_reason as found from doctor_patient_assignments`,
    ],
  }),
  ...by('ana', 'sessions', {
    forbidden: [`select metadata as found from sessions`, `select user_id as found from sessions`],
  }),
  ...by('ana', 'mri_scans', { forbidden: [`select file_path as found from mri_scans`] }),
  ...by('ana', 'predictions', {
    forbidden: [`select uncertainty_metrics as found from predictions`, `select legacy as found from predictions`],
  }),
  ...by('ana', 'medical_reports', {
    forbidden: [`select file_path as found from medical_reports`, `update medical_reports set title = 'x'`],
  }),
  ...by('ana', 'report_status', {
    forbidden: [`select error_message as found from report_status`, newRequest('ana', 'ana')],
  }),
  ...by('ana', 'patient_timeline', {
    forbidden: [newNote('ana', 'dora'), `select legacy as found from patient_timeline`],
  }),
  ...by('ana', 'users', {
    forbidden: [
      `update users set role = 'admin'`,
      `select password_hash as found from users`,
      `insert into users (name, role) values ('n', 'admin')`,
    ],
  }),
  ...by('ana', 'login_sessions', {
    forbidden: [`select token_hash as found from login_sessions`, `update login_sessions set expires_at = 'infinity'`],
  }),
  ...by('adam', 'users', { forbidden: [`select password_hash as found from users`] }),
  ...by('adam', 'login_sessions', { forbidden: [`select token_hash as found from login_sessions`] }),
  ...by('adam', 'one_time_links', { forbidden: [`select token_hash as found from one_time_links`] }),
]

const worker: Write[] = [
  ...by('worker', 'import_runs', {
    done: [`update import_runs set status = 'failed', error_message = 'x' where id = 99`],
    forbidden: [
      `update import_runs set report = '{}'`,
      `insert into import_runs (file_name, file_bytes, file_sha256) values ('f', 1, 'y')`,
    ],
  }),
  ...by('worker', 'import_problems', {
    forbidden: [`select raw as found from import_problems`, `update import_problems set state = 'open'`],
  }),
  ...by('worker', 'integrity_checks', {
    done: [
      `insert into integrity_checks (requested_by) values (null)`,
      `update integrity_checks set status = 'running' where id = 'check'`,
    ],
    forbidden: [
      `insert into integrity_checks (repair) values (true)`,
      `update integrity_checks set statistics_mismatches = 0`,
    ],
  }),
]

/** One's own kept answers and searches, and nobody else's. */
const ownTables: Write[] = [
  ...(['adam', 'dora', 'ana'] as const).flatMap((name) =>
    by(name, 'idempotency_keys', {
      nothing: [`update idempotency_keys set result = '{}' where user_id = 'user-eli'`],
      forbidden: [
        `insert into idempotency_keys (user_id, key, action) values ('user-eli', 'new', 'a')`,
        `update idempotency_keys set user_id = 'user-eli'`,
        `delete from idempotency_keys`,
      ],
    }),
  ),
  ...(['adam', 'dora'] as const).flatMap((name) =>
    by(name, 'search_handles', {
      forbidden: [
        `insert into search_handles (id, user_id, terms, expires_at) values ('new', 'user-eli', 't', now())`,
        `update search_handles set terms = 'x'`,
        `delete from search_handles`,
      ],
    }),
  ),
]

const writesOfOneself: Write[] = [
  ...by('ana', 'comfort_settings', {
    done: [`update comfort_settings set text_percent = 200 where user_id = 'user-ana'`],
    nothing: [`update comfort_settings set text_percent = 200 where user_id = 'user-beatrice'`],
    forbidden: [
      `insert into comfort_settings (user_id) values ('user-eli')`,
      `update comfort_settings set user_id = 'user-eli'`,
      `delete from comfort_settings`,
    ],
  }),
  ...(['adam', 'dora', 'ana'] as const).flatMap((name: Name) =>
    by(name, 'idempotency_keys', {
      done: [
        `insert into idempotency_keys (user_id, key, action) values ('user-${name}', 'new', 'a')`,
        `update idempotency_keys set result = '{}' where user_id = 'user-${name}'`,
      ],
    }),
  ),
  ...(['adam', 'dora'] as const).flatMap((name: Name) =>
    by(name, 'search_handles', {
      done: [`insert into search_handles (id, user_id, terms, expires_at) values ('new', 'user-${name}', 't', now())`],
    }),
  ),
]

export const writesOfOthers: Write[] = [
  ...doctor,
  ...noLongerHerDoctor,
  ...patient,
  ...worker,
  ...ownTables,
  ...unfinished,
  ...writesOfOneself,
]
