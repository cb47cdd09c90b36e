/** What an action did, in words for whoever reads it later. */
const labels: Record<string, string> = {
  'assignments.create': 'Assigned a doctor',
  'assignments.end': 'Ended an assignment',
  'assignments.move': 'Moved a patient to another doctor',
  'assignments.move-on-board': 'Moved a patient on the board',
  'assignments.update': 'Changed an assignment',
  'changes.restore-version': 'Restored an earlier version',
  'changes.undo': 'Took a change back',
  'consultations.book': 'Booked a consultation',
  'consultations.cancel': 'Cancelled a consultation',
  'consultations.cancel-many': 'Cancelled consultations',
  'consultations.complete': 'Completed a consultation',
  'consultations.move': 'Moved a consultation',
  'consultations.no-show': 'Recorded a missed consultation',
  'consultations.reopen': 'Reopened a consultation',
  'consultations.update': 'Changed a consultation',
  'csv-imports.import': 'Imported a CSV file',
  'doctors.change-approval': 'Decided on a doctor’s approval',
  'doctors.create': 'Added a doctor',
  'doctors.register': 'A doctor registered',
  'doctors.update': 'Changed a doctor',
  'hand-overs.carry-out': 'Handed patients over',
  'knowledge.create': 'Wrote a knowledge entry',
  'knowledge.update': 'Changed a knowledge entry',
  'medications.add': 'Added a medication',
  'medications.edit': 'Changed a medication',
  'medications.end': 'Ended a medication',
  'patients.assign': 'Assigned a doctor to patients',
  'patients.edit': 'Changed a patient',
  'patients.invite': 'Invited a patient to the portal',
  'patients.merge': 'Merged two patients',
  'patients.register': 'Registered a patient',
  'patients.request-report': 'Asked for reports',
  'patients.unmerge': 'Took a merge back',
  'predictions.correct': 'Corrected a model result with a new version',
  'predictions.record': 'Recorded a model result',
  'reports.publish': 'Published a report',
  'reports.withdraw': 'Withdrew a report',
  'reports.write': 'Wrote a report',
  'reports.write-version': 'Wrote a new version of a report',
  'requests.archive': 'Archived a report request',
  'requests.create': 'Asked for a report',
  'requests.retry': 'Retried a report request',
  'requests.set-priority': 'Changed the priority of a report request',
  'requests.unarchive': 'Took a report request out of the archive',
  'scans.create': 'Recorded a scan',
  'scans.update': 'Changed a scan',
  'sessions.create': 'Recorded a session',
  'sessions.give-to-patient': 'Said whose session it is',
  'sessions.update': 'Changed a session',
  'statistics.recount': 'Recounted statistics',
  'timeline.update': 'Changed a timeline entry',
  'timeline.write': 'Wrote a timeline entry',
  'trash.move': 'Moved to the trash',
  'trash.purge': 'Purged',
  'trash.restore': 'Restored from the trash',
  'users.change-role': 'Changed a role',
  'users.create': 'Created an account',
  'users.disable': 'Disabled accounts',
  'users.enable': 'Enabled accounts',
  'users.update': 'Changed an account',
}

/** What the audit log calls a single row's writing or a reading. */
const verbs: Record<string, string> = {
  create: 'Created',
  update: 'Changed',
  delete: 'Purged',
  trash: 'Moved to the trash',
  restore: 'Restored',
  list: 'Listed',
  search: 'Searched',
  open: 'Opened',
  read: 'Read',
  page: 'Read',
  export: 'Exported',
}

/** A sentence for what people do; for the rest "patients.list" is "Listed: patients". */
export function actionLabel(action: string): string {
  const known = labels[action] ?? verbs[action]
  if (known) return known
  const [domain = '', verb = ''] = action.split('.').map((part) => part.replaceAll(/[-_]/g, ' '))
  if (!verb) return domain.charAt(0).toUpperCase() + domain.slice(1)
  const did = verbs[verb] ?? verb.charAt(0).toUpperCase() + verb.slice(1)
  return `${did}: ${domain}`
}
