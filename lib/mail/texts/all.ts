import type { MailKind } from '../vocabulary'
import { appointmentReminder } from './appointment-reminder'
import { archiveReady } from './archive-ready'
import { helperInvitation } from './helper-invitation'
import { passwordReset } from './password-reset'
import { somethingNew } from './something-new'
import { testMail } from './test-mail'
import type { MailTextOf } from './text'

export const mailTexts: Record<MailKind, MailTextOf> = {
  'helper-invitation': helperInvitation,
  'something-new': somethingNew,
  'appointment-reminder': appointmentReminder,
  'password-reset': passwordReset,
  'archive-ready': archiveReady,
  test: testMail,
}
