import { recordNouns } from '@/lib/changes/vocabulary'
import { roleLabels } from '@/lib/users/vocabulary'

/** How whatever an event records ended. */
export const outcomes = ['ok', 'denied', 'not-found', 'error'] as const
export type Outcome = (typeof outcomes)[number]

export const outcomeLabels: Record<Outcome, string> = {
  ok: 'Done',
  denied: 'Denied',
  'not-found': 'Not found',
  error: 'Failed',
}

/** As what somebody acted, as the log has it; the database itself stands there under the name of its account. */
const actorRoleLabels: Record<string, string> = {
  ...roleLabels,
  login: 'Somebody logging in',
  anonymous: 'Nobody logged in',
  worker: 'The program, in the background',
  database: 'The database itself',
}
export const actorRoleChoices = Object.entries(actorRoleLabels).map(([value, label]) => ({ value, label }))

export function actorRoleLabel(role: string): string {
  return actorRoleLabels[role.split(':')[0] ?? role] ?? role
}

/** Names of what an event can be about, beside the records whose changes are kept. */
const otherEntities = {
  action: 'an action',
  action_flags: 'action flags',
  agent_messages: 'agent messages',
  audit_events: 'the audit',
  calendar_feeds: 'calendar links',
  'consultation fees': 'fees of consultations',
  consultation_amendments: 'amendments of notes',
  correction_answers: 'answers to corrections',
  correction_requests: 'corrections asked for',
  csv_imports: 'CSV files',
  data_archives: 'patients’ own data',
  deletions: 'the trash',
  glossary_texts: 'words for patients',
  hand_overs: 'hand-overs',
  helper_grants: 'helpers of patients',
  import_problems: 'problems of an import',
  import_runs: 'imports',
  integrity_checks: 'recounts of everything',
  jobs: 'jobs',
  lists: 'lists',
  mail_choices: 'choices of mails',
  mails: 'mails',
  mri_scan_blobs: 'pictures of scans',
  note_phrases: 'phrases',
  notice_choices: 'choices of notices',
  notices: 'notices',
  operations: 'changes',
  page: 'a page',
  passkeys: 'devices that log in',
  password: 'a password',
  patient_statistics: 'statistics of patients',
  pinned_views: 'views in the sidebar',
  programme_settings: 'settings of the programme',
  report_files: 'files of reports',
  report_holds: 'holds of reports',
  visit_questions: 'questions for a visit',
  worklist_claims: 'what is taken from the worklist',
  worklist_snoozes: 'what is put off on the worklist',
}

const entityLabels: Record<string, string> = {
  ...Object.fromEntries(Object.entries(recordNouns).map(([table, { many }]) => [table, many])),
  ...otherEntities,
}
export const entityChoices = Object.entries(entityLabels)
  .map(([value, label]) => ({ value, label }))
  .sort((one, other) => (one.label < other.label ? -1 : 1))

export function entityLabel(entity: string): string {
  return entityLabels[entity] ?? entity.replaceAll('_', ' ')
}
