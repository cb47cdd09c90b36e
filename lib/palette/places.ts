import type { Route } from 'next'
import type { PaletteResult } from './vocabulary'

/** Actions and pages of the console, with other words people use for them. Matched in the browser: they are the same for all. */
const actions: [label: string, href: string, words: string][] = [
  ['New patient', '/admin/patients/new', 'create add register patient'],
  ['New doctor', '/admin/doctors/new', 'create add register doctor physician'],
  ['New user', '/admin/users/new', 'create add account invite user'],
  ['Assign a doctor', '/admin/assignments/new', 'create new assignment patient care team'],
  ['Book a consultation', '/admin/consultations/new', 'create new appointment visit schedule'],
  ['Open a session', '/admin/sessions/new', 'create new screening session'],
  ['Request a report', '/admin/requests/new', 'create new report request'],
  ['Write a timeline entry', '/admin/timeline/new', 'create new note event'],
  ['New knowledge entry', '/admin/knowledge/new', 'create add article reference'],
  ['Import a file', '/admin/imports', 'csv upload legacy data'],
  ['Change your password', '/account', 'security account'],
]

const pages: [label: string, href: string, words: string][] = [
  ['Dashboard', '/admin', 'home overview start figures'],
  ['Patients', '/admin/patients', 'people list'],
  ['Likely duplicates', '/admin/patients/duplicates', 'doubles merge patients twice'],
  ['Doctors', '/admin/doctors', 'physicians list'],
  ['Assignments', '/admin/assignments', 'care teams load'],
  ['Assignments board', '/admin/assignments/board', 'lanes capacity doctors'],
  ['Hand patients over', '/admin/assignments/hand-over', 'doctor leaves absence'],
  ['Consultations', '/admin/consultations', 'appointments visits schedule'],
  ['Calendar', '/admin/consultations/calendar', 'appointments consultations schedule week'],
  ['Fees', '/admin/consultations/fees', 'consultations money sums'],
  ['Sessions', '/admin/sessions', 'screening'],
  ['Scans', '/admin/scans', 'mri images'],
  ['Predictions', '/admin/predictions', 'model results'],
  ['Reports', '/admin/reports', 'medical reports documents'],
  ['Report requests', '/admin/requests', 'pipeline queue'],
  ['Pending reports', '/admin/requests?f=status:is:pending', 'requests queue waiting'],
  ['Failed reports', '/admin/requests?f=status:is:failed', 'requests errors'],
  ['Timeline', '/admin/timeline', 'events entries notes'],
  ['Users', '/admin/users', 'accounts people roles'],
  ['Knowledge', '/admin/knowledge', 'articles references'],
  ['Notices', '/admin/notices', 'inbox bell news unread'],
  ['Jobs', '/admin/jobs', 'background bulk export'],
  ['Imports', '/admin/imports', 'legacy file'],
  ['Import from CSV', '/admin/imports/csv', 'file table upload'],
  ['Remembered mappings', '/admin/imports/csv/mappings', 'csv columns imports'],
  ['Saved views', '/admin/views', 'lists filters'],
  ['Changes', '/admin/changes', 'operations undo take back history'],
  ['Recent records', '/admin/recent', 'latest opened'],
  ['Trash', '/admin/trash', 'deleted restore archived'],
  ['Audit', '/admin/audit', 'log history who looked changed'],
  ['Integrity', '/admin/integrity', 'checks mismatches repair'],
  ['System', '/admin/system', 'health storage disk backups database connections version'],
  ['Action flags', '/admin/flags', 'agents'],
  ['Agent messages', '/admin/messages', 'agents'],
  ['Your account', '/account', 'password sessions profile'],
]

/** The places whose name or other words begin with each of these words. Nothing was typed: the actions. */
export function findPlaces(words: string): PaletteResult[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const found = (kind: 'actions' | 'pages', places: typeof actions) =>
    places
      .filter(([label, , others]) => {
        const own = `${label} ${others}`.toLowerCase().split(/\s+/)
        return wanted.every((word) => own.some((one) => one.startsWith(word)))
      })
      .map(([label, href]): PaletteResult => ({
        kind,
        id: `${kind} ${href} ${label}`,
        label,
        about: '',
        href: href as Route,
      }))
  return [...found('actions', actions), ...found('pages', pages)]
}
