/** What looking at something is called in the audit, where "Opened: patients" would not say it. */
const labels: Record<string, string> = {
  'assignments.board': 'Looked at the board of assignments',
  'charts.progression': 'Looked at a patient’s progression',
  'consultations.amendments': 'Read what was amended in a note',
  'consultations.calendar': 'Looked at the calendar',
  'consultations.calendar-file': 'Fetched appointments as a calendar',
  'consultations.clashes': 'Looked for appointments in the way',
  'consultations.doctors': 'Read who treats a patient, to book',
  'consultations.earlier': 'Read earlier notes beside a new one',
  'consultations.next': 'Read a patient’s next appointment',
  'consultations.to-write': 'Read which visits lack a note',
  'assessments.earlier': 'Read the earlier assessment beside a new one',
  'corrections.of-patient': 'Read what a patient asked to have corrected',
  'csv-imports.rows': 'Read rows of a CSV file',
  'doctors.appointments': 'Read a doctor’s appointments',
  'doctors.patients': 'Read a doctor’s patients',
  'hand-overs.preview': 'Looked at whom a hand-over would move',
  'imports.problem': 'Opened a problem of an import',
  'imports.problems': 'Read the problems of an import',
  'jobs.rows': 'Read what became of a job’s rows',
  'notices.list': 'Read their notices',
  'palette.records': 'Looked for records by the palette',
  'panel.read': 'Looked at their panel of patients',
  'patients.choose': 'Chose a patient in a form',
  'patients.compare': 'Compared two patients',
  'patients.list-duplicates': 'Looked at likely duplicates',
  'patients.portal-access': 'Read who has access to a patient’s portal',
  'patients.suggest': 'Was offered patients while typing',
  'predictions.versions': 'Read the versions of a model result',
  'recent.list': 'Read what is new',
  'reports.board': 'Looked at the board of reports',
  'reports.document': 'Read a report’s document',
  'reports.download': 'Downloaded a report',
  'reports.gather': 'Gathered what a report says',
  'reports.release-state': 'Read whether a report is released',
  'reports.to-sign': 'Read which reports wait to be signed',
  'reports.twin': 'Read a report in the patient’s words',
  'reports.versions': 'Read the versions of a report',
  'reviews.disagreements': 'Read where clinicians and models disagree',
  'scans.slice': 'Looked at a slice of a scan',
  'sessions.suggest': 'Was offered sessions while typing',
  'statistics.stages': 'Read a patient’s stages',
  'timeline.contents': 'Read what a timeline holds',
  'users.deeds': 'Read what somebody did',
  'worklist.read': 'Looked at their worklist',
}

/** A sentence for a reading; null where there is none. "reports.of-patient" is "Read: reports of a patient". */
export function readingLabel(action: string): string | null {
  const known = labels[action]
  if (known) return known
  const [, domain = '', of = ''] = /^([a-z-]+)\.of-([a-z-]+)$/.exec(action) ?? []
  return of ? `Read: ${domain.replaceAll('-', ' ')} of a ${of.replaceAll('-', ' ')}` : null
}
