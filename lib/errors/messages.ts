/** What a person reads when something is refused: what happened, and what to do. */
export const messages = {
  'changed-meanwhile':
    'Somebody else changed this meanwhile. Load the page again to see it; nothing of theirs was overwritten.',
  'not-found': 'This no longer exists, or is not yours to see.',
  forbidden: 'Your role does not allow this.',
  preview: 'This is a preview, in which nothing can be changed. Leave it to work as yourself.',
  'email-taken': 'There is already an account with this e-mail address. Use another one, or change that account.',
  'username-taken': 'There is already an account with this user name. Choose another one.',
  'license-taken': 'There is already a doctor with this licence number. Check the number.',
  'doctor-busy': 'The doctor has another appointment at that time. Choose another time, or allow the overlap.',
  'already-assigned': 'This doctor already treats this patient.',
  'primary-taken': 'This patient already has a primary doctor. End that assignment first, or choose another type.',
  'request-exists': 'This report has already been asked for and is being made.',
  'session-has-dependents':
    'This session has a consultation or a report request of its patient. Move or remove those first.',
  'import-running': 'An import is running. Wait until it has ended; the imports page shows how far it is.',
  'not-now': 'This is not possible where it stands now. Load the page again to see.',
  'value-not-allowed': 'One of the values is not allowed here. Check what you entered.',
  busy: 'The system is very busy right now. Wait a moment and try again; nothing was saved.',
  'wrong-password': 'This is not your current password.',
  'link-used': 'This link has been used or has expired. Ask for a new one.',
  'own-account': 'You cannot do this to your own account. Ask another administrator.',
  'last-administrator': 'This is the last active administrator. Make another one first.',
  'reference-unknown': 'There is no such record. Check the name, or enter its id.',
  'reference-ambiguous': 'More than one record is called that. Enter the id of the one you mean.',
  'not-yours': 'This belongs to somebody else, who alone may delete it.',
  'derived-entry': 'This entry follows from a record. Change or delete the record it leads to.',
  'second-administrator': 'Another administrator than the one who deleted this must purge it.',
  retention: 'This has not been in the trash long enough to be purged.',
  'patient-in-trash':
    'This patient’s record was moved to the trash meanwhile, so nothing was saved. Restore the patient first, or choose another.',
  'patient-merged':
    'This patient’s record was merged into another one meanwhile, so nothing was saved. Open the patient to see which, and enter it there.',
  'parent-in-trash': 'What this belongs to is in the trash itself. Restore that first.',
  'already-undone': 'This has been taken back already.',
  'undo-conflicts':
    'Something newer stands in the way, so nothing was taken back. Open the change to see what, and take back the rest.',
  'too-late': 'A merge can be taken back for 30 days; they have passed.',
  'nothing-to-restore': 'Nothing has changed since that version.',
  'too-many-exports': 'You have exported as many lists as one person may within an hour. Try again later.',
  'note-signed': 'This note is signed, so it says what it said. Amend it instead: what stood there stays beside it.',
  'note-unsigned': 'This note is not signed yet. Change it directly.',
  'note-empty': 'There is nothing to sign yet. Write at least the findings or the assessment.',
  'note-of-another': 'Another doctor wrote this note. Only they can change, sign or amend it.',
  'review-first':
    'The result this report speaks of has not been reviewed. Review the result, then make the report again.',
  'report-outdated':
    'The record has changed since this report was made, so it no longer says what is known. Make the report again, then sign that.',
  'already-signed': 'This report has been signed already. Load the page again to see by whom.',
  'not-newest': 'This is not the newest published version of the report. Open the newest one.',
  'already-released': 'The patient can read this report already.',
  'report-held': 'Somebody keeps this report from the patient. Lift the hold first, or let it end.',
  'hold-ended': 'This hold has ended already.',
  'report-signed': 'A signed report keeps its words and its signature. Make a new version instead.',
  'abbreviation-taken': 'You have a phrase with this abbreviation already. Choose another one, or change that phrase.',
  'not-a-legacy-file': 'This file cannot be imported.',
  'not-a-csv-file': 'This file cannot be read as CSV.',
  'already-imported': 'This file has been imported already, with the same columns. Take that import back first.',
} as const

export type ErrorCode = keyof typeof messages
