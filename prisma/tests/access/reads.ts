import {
  accounts,
  admin,
  clinical,
  doctor,
  everyName,
  everyRole,
  forClinicians,
  onlyAdmin,
  own,
  patient,
  roleOf,
  worker,
  type Read,
} from './read.ts'
import { alsoByHelpers, readsOfHelpers } from './of-helpers.ts'
import { readsOfMailAndMyData } from './of-mail-and-my-data.ts'
import { readsOfNotices } from './of-notices.ts'
import { readsOfPortal } from './of-portal.ts'
import { readsOfCareTeam } from './reads-of-care-team.ts'
import { readsOfReportQueue } from './reads-of-report-queue.ts'

const ofEverything: Read[] = [
  own('users', 'id', 'user', everyRole, {
    seen: {
      ...own('users', 'id', 'user', everyRole).seen,
      adam: [...accounts('user'), 'user-former-admin', 'user-trashed', 'user-hana', 'user-hugo'],
    },
    ownIn: [doctor, patient],
  }),
  {
    table: 'doctors',
    id: 'doctor_id',
    roles: [admin, doctor],
    seen: {
      ...Object.fromEntries(
        (['dora', 'eli', 'xena', 'sam', 'pia', 'tom'] as const).map((name) => [name, [`doctor-${name}`]]),
      ),
      adam: ['dora', 'eli', 'xena', 'sam', 'pia', 'tom'].map((name) => `doctor-${name}`),
    },
  },
  {
    table: 'app.doctor_directory',
    id: 'doctor_id',
    roles: [...everyRole, worker],
    seen: {},
    everybody: ['dora', 'eli', 'xena', 'sam', 'pia', 'tom'].map((name) => `doctor-${name}`),
  },
  onlyAdmin('doctor_approvals', ['approval-pia']),
  onlyAdmin('hand_overs', ['hand-over']),
  own('login_sessions', 'id', 'login', everyRole, {
    seen: { ...own('login_sessions', 'id', 'login', everyRole).seen, adam: accounts('login') },
    ownIn: [doctor, patient],
  }),
  { table: 'login_throttles', id: 'key', roles: [], seen: {} },
  onlyAdmin('one_time_links', accounts('link')),
  own('idempotency_keys', 'key', 'key', everyRole),
  own('search_handles', 'id', 'search', [admin, doctor]),
  // a view of one's role, too; nobody in a role that is not theirs
  own('saved_views', 'id', 'view', [admin, doctor], {
    seen: {
      adam: ['view-adam', 'view-shared-admins'],
      ...Object.fromEntries(
        everyName
          .filter((name) => roleOf(name) === doctor)
          .map((name) => [name, [`view-${name}`, 'view-shared-doctors']]),
      ),
    },
    ownIn: [],
  }),
  own('pinned_views', 'view_id', 'view', [admin], { ownIn: [] }),
  own('comfort_settings', 'user_id', 'user', [patient]),
  own('note_phrases', 'id', 'phrase', [doctor], { ownIn: [] }),
  { table: 'glossary_texts', id: 'id', roles: everyRole, seen: {}, everybody: ['glossary-mri'] },
  {
    // as far as one may read the note
    table: 'consultation_amendments',
    id: 'id',
    roles: [admin, doctor],
    seen: {
      adam: ['amendment-ana', 'amendment-beatrice'],
      dora: ['amendment-ana'],
      eli: ['amendment-beatrice'],
    },
  },
  onlyAdmin('record_presence', ['patient-ana', 'patient-beatrice'], 'record_id'),
  {
    table: 'patients',
    id: 'patient_id',
    roles: everyRole,
    seen: {
      adam: ['patient-ana', 'patient-beatrice'],
      dora: ['patient-ana'],
      eli: ['patient-beatrice'],
      ana: ['patient-ana'],
      beatrice: ['patient-beatrice'],
    },
  },
  {
    table: 'patient_statistics',
    id: 'patient_id',
    roles: everyRole,
    seen: {
      adam: ['patient-ana', 'patient-beatrice'],
      dora: ['patient-ana'],
      eli: ['patient-beatrice'],
      ana: ['patient-ana'],
      beatrice: ['patient-beatrice'],
    },
  },
  ...readsOfCareTeam,
  clinical('patient_medications', 'medication'),
  own('registration_checks', 'id', 'registration', [admin]),
  onlyAdmin('patient_duplicates', ['patient-ana'], 'first_id'),
  onlyAdmin('patient_merges', ['merge']),
  { table: 'app.patients_to_compare', id: 'patient_id', roles: [], seen: {} },
  clinical('sessions', 'session', {
    seen: {
      ...clinical('sessions', 'session').seen,
      adam: ['session-ana', 'session-ana-trashed', 'session-beatrice', 'session-beatrice-trashed', 'session-nobody'],
    },
  }),
  {
    table: 'consultations',
    id: 'id',
    roles: everyRole,
    seen: {
      adam: [
        'ana',
        'ana-trashed',
        'beatrice',
        'beatrice-trashed',
        'xena-ana',
        'xena-beatrice',
        'next-ana',
        'next-beatrice',
      ].map((name) => `consultation-${name}`),
      dora: ['consultation-ana', 'consultation-xena-ana', 'consultation-next-ana'],
      eli: ['consultation-beatrice', 'consultation-xena-beatrice', 'consultation-next-beatrice'],
      ana: ['consultation-ana', 'consultation-xena-ana', 'consultation-next-ana'],
      beatrice: ['consultation-beatrice', 'consultation-xena-beatrice', 'consultation-next-beatrice'],
    },
  },
  clinical('mri_scans', 'scan'),
  // pixels of scans in the trash are gone for the administrator's eyes as well as nobody's: they are kept
  clinical('mri_scan_blobs', 'scan', { id: 'scan_id' }),
  clinical('predictions', 'prediction', {
    seen: {
      adam: ['ana', 'ana-trashed', 'beatrice', 'beatrice-trashed', 'second-ana', 'second-beatrice'].map(
        (name) => `prediction-${name}`,
      ),
      dora: ['prediction-ana', 'prediction-second-ana'],
      eli: ['prediction-beatrice', 'prediction-second-beatrice'],
      // a result that nobody has reviewed is not the patient's to read yet
      ana: ['prediction-second-ana'],
      beatrice: ['prediction-second-beatrice'],
    },
  }),
  forClinicians('prediction_reviews', 'review', 'ended'),
  forClinicians('clinical_assessments', 'assessment', 'xena'),
  {
    // nothing but what one may read anyway: unreviewed, and of a low confidence
    table: 'app.disagreements',
    id: 'prediction_id',
    roles: [admin, doctor],
    seen: {
      adam: ['prediction-ana', 'prediction-beatrice'],
      dora: ['prediction-ana'],
      eli: ['prediction-beatrice'],
    },
  },
  {
    // a patient reads what is finished and released
    table: 'medical_reports',
    id: 'id',
    roles: everyRole,
    seen: {
      adam: ['', 'draft-', 'held-']
        .flatMap((kind) => [`report-${kind}ana`, `report-${kind}beatrice`])
        .concat('report-ana-trashed', 'report-beatrice-trashed'),
      dora: ['report-ana', 'report-draft-ana', 'report-held-ana'],
      eli: ['report-beatrice', 'report-draft-beatrice', 'report-held-beatrice'],
      ana: ['report-ana'],
      beatrice: ['report-beatrice'],
    },
  },
  ...readsOfReportQueue,
  ...readsOfHelpers,
  ...readsOfMailAndMyData,
  ...readsOfNotices,
  ...readsOfPortal,
  {
    table: 'patient_timeline',
    id: 'coalesce(related_id, id)',
    roles: everyRole,
    seen: {
      adam: [...timelineOf('ana'), 'note-ana-trashed', ...timelineOf('beatrice'), 'note-beatrice-trashed'],
      dora: timelineOf('ana'),
      eli: timelineOf('beatrice'),
      ana: shownTimelineOf('ana'),
      beatrice: shownTimelineOf('beatrice'),
    },
  },
  onlyAdmin('action_flags', ['flag-ana', 'flag-ana-trashed', 'flag-beatrice', 'flag-beatrice-trashed']),
  onlyAdmin(
    'agent_messages',
    ['message-ana', 'message-ana-trashed', 'message-beatrice', 'message-beatrice-trashed'],
    'message_id',
  ),
  {
    table: 'knowledge_entries',
    id: 'id',
    roles: [admin, doctor],
    seen: {
      adam: ['entry', 'entry-trashed'],
      ...Object.fromEntries((['dora', 'eli', 'xena', 'sam', 'pia', 'tom'] as const).map((name) => [name, ['entry']])),
    },
  },
  onlyAdmin('deletions', ['deletion']),
  onlyAdmin('operations', ['merging', 'operation']),
  onlyAdmin('record_changes', ['patient-beatrice'], 'record_id'),
  onlyAdmin('audit_events', ['some'], `'some'`),
  { table: 'import_runs', id: 'id::text', roles: [admin, worker], seen: { adam: ['99'], worker: ['99'] } },
  { table: 'import_problems', id: 'id', roles: [admin, worker], seen: { adam: ['problem'], worker: ['problem'] } },
  { table: 'integrity_checks', id: 'id', roles: [admin, worker], seen: { adam: ['check'], worker: ['check'] } },
  {
    table: 'jobs',
    id: 'id',
    roles: [admin, worker],
    seen: { adam: ['job-adam', 'job-nobody'], worker: ['job-adam', 'job-nobody'] },
  },
  onlyAdmin('job_rows', ['job-adam', 'job-nobody'], 'job_id'),
  onlyAdmin('job_batches', ['job-adam'], 'job_id'), // one's own
  onlyAdmin('csv_imports', ['csv-import']),
  onlyAdmin('csv_mappings', ['csv-mapping']),
  onlyAdmin('system_statistics', ['1'], 'id::text'),
  ...[
    'app.context_keys',
    'app.installation',
    'app.record_tables',
    'app.trash_takes',
    'app.statistics_truth',
    'app.timeline_truth',
    '_prisma_migrations',
  ].map((table): Read => ({ table, id: '1::text', roles: [], seen: {} })),
]

function timelineOf(name: string) {
  return [...shownTimelineOf(name), `prediction-${name}`, `report-held-${name}`]
}

/** Without what is not released: an entry is as visible as what it speaks of. */
function shownTimelineOf(name: string) {
  return ['consultation', 'consultation-xena', 'note', 'prediction-second', 'report', 'scan'].map(
    (prefix) => `${prefix}-${name}`,
  )
}

export const reads: Read[] = ofEverything.map(alsoByHelpers)
