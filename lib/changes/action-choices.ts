import { actionLabel, doings, rowVerbs } from './action-labels'
import { eventLabels, namedReadings } from './reading-labels'

/** What can be read: by itself (`.open`), in its list (`.list`), and beside a patient, a session or a scan. */
const opened = [
  ...['assessments', 'assignments', 'audit', 'consultations', 'corrections', 'csv-imports', 'csv-mappings', 'doctors'],
  ...['action_flags', 'agent_messages', 'hand-overs', 'imports', 'jobs', 'knowledge', 'medications', 'patients'],
  ...['report-queue', 'report-requests', 'reports', 'reviews', 'scans', 'sessions', 'timeline', 'users'],
  ...['predictions', 'visit-questions'],
]
const listed = ['corrections', 'medications', 'reviews', 'timeline']
const inLists = [
  ...['assignments', 'audit_events', 'consultations', 'doctors', 'flags', 'knowledge', 'messages', 'operations'],
  ...['patients', 'predictions', 'reports', 'requests', 'scans', 'sessions', 'timeline', 'users'],
]
const beside = [
  ...['assessments.of-patient', 'assignments.of-doctor', 'assignments.of-patient', 'consultations.of-patient'],
  ...['doctors.of-patient', 'news.of-patient', 'predictions.of-scan', 'predictions.of-session'],
  ...['report-requests.of-patient', 'report-requests.of-session', 'reports.of-patient', 'reports.of-result'],
  ...['reports.of-session', 'reviews.of-patient', 'reviews.of-result', 'scans.of-patient', 'scans.of-session'],
  ...['sessions.of-patient', 'visit-questions.of-patient'],
]
const others = ['consultations.fees', 'export', 'open', 'reports.read', 'statistics.read', 'timeline.export']

/** Everything the log can say that somebody read, or that happened, by the name it has there. */
const readings = [
  ...new Set([
    ...namedReadings,
    ...Object.keys(eventLabels),
    ...opened.map((domain) => `${domain}.open`),
    ...[...listed, ...inLists].map((domain) => `${domain}.list`),
    ...inLists.map((domain) => `${domain}.search`),
    ...beside,
    ...others,
  ]),
]

/** By what they say; of two that say the same, such as a row that went to the trash and putting it there, the first. */
function choicesOf(actions: readonly string[]) {
  const byLabel = new Map<string, string>()
  for (const action of actions) if (!byLabel.has(actionLabel(action))) byLabel.set(actionLabel(action), action)
  return [...byLabel].sort(([one], [other]) => (one < other ? -1 : 1)).map(([label, value]) => ({ value, label }))
}

/** What the list of changes can be filtered by: what people do. */
export const doingChoices = choicesOf(doings)
/** What the audit log can be filtered by: what a row's writing is called, what is read, what happens, and what people do. */
export const auditChoices = choicesOf([...rowVerbs, ...readings, ...doings])
