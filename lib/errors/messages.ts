/** What a person reads when something is refused: what happened, and what to do. */
export const messages = {
  'changed-meanwhile':
    'Somebody else changed this meanwhile. Load the page again to see it; nothing of theirs was overwritten.',
  'not-found': 'This no longer exists, or is not yours to see.',
  forbidden: 'Your role does not allow this.',
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
  'value-not-allowed': 'One of the values is not allowed here. Check what you entered.',
  busy: 'The system is very busy right now. Wait a moment and try again; nothing was saved.',
  'wrong-password': 'This is not your current password.',
  'link-used': 'This link has been used or has expired. Ask for a new one.',
  'own-account': 'You cannot do this to your own account. Ask another administrator.',
  'last-administrator': 'This is the last active administrator. Make another one first.',
  'reference-unknown': 'There is no such record. Check the name, or enter its id.',
  'reference-ambiguous': 'More than one record is called that. Enter the id of the one you mean.',
  'not-a-legacy-file': 'This file cannot be imported.',
} as const

export type ErrorCode = keyof typeof messages
