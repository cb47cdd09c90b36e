import { admin, own, patient, type Read } from './read.ts'
import { by, type Write } from './write.ts'

const names = ['ana', 'beatrice']

export const readsOfMailAndMyData: Read[] = [
  own('mails', 'id', 'mail', [admin, patient], {
    seen: { adam: ['mail-ana', 'mail-beatrice'], ana: ['mail-ana'], beatrice: ['mail-beatrice'] },
    ownIn: [patient],
  }),
  own('mail_choices', 'id', 'choice', [patient]),
  ofThePatientThemself('data_archives', ['archive']),
  ofThePatientThemself('correction_answers', ['answer']),
  // what is still being written is seen by nobody else
  ofThePatientThemself('correction_requests', ['correction', 'unsent'], ['correction']),
]

function ofThePatientThemself(table: string, prefixes: string[], ofAdministrator = prefixes): Read {
  const of = (name: string, what: string[]) => what.map((prefix) => `${prefix}-${name}`)
  return {
    table,
    id: 'id',
    roles: [admin, patient],
    seen: {
      adam: names.flatMap((name) => of(name, ofAdministrator)),
      ana: of('ana', prefixes),
      beatrice: of('beatrice', prefixes),
    },
  }
}

export const writesOfMailAndMyData: Write[] = [
  ...by('ana', 'mails', {
    forbidden: [
      `insert into mails (kind, user_id, not_after) values ('test', 'user-ana', now())`,
      `update mails set status = 'sent'`,
      `delete from mails`,
    ],
  }),
  ...by('adam', 'mails', { forbidden: [`update mails set status = 'queued'`, `delete from mails`] }),
  ...by('ana', 'mail_choices', {
    done: [
      `insert into mail_choices (user_id, kind, is_wanted) values ('user-ana', 'archive-ready', false)`,
      `update mail_choices set is_wanted = true where id = 'choice-ana'`,
    ],
    nothing: [`update mail_choices set is_wanted = true where id = 'choice-beatrice'`],
    forbidden: [
      `insert into mail_choices (user_id, kind, is_wanted) values ('user-beatrice', 'archive-ready', false)`,
      `update mail_choices set user_id = 'user-beatrice'`,
      `delete from mail_choices`,
    ],
  }),
  ...by('ana', 'data_archives', {
    done: [`insert into data_archives (patient_id, user_id) values ('patient-ana', 'user-ana')`],
    forbidden: [
      `insert into data_archives (patient_id, user_id) values ('patient-beatrice', 'user-ana')`,
      `insert into data_archives (patient_id, user_id) values ('patient-ana', 'user-beatrice')`,
      `update data_archives set opened_until = now()`,
      `select storage_key from data_archives`,
      `delete from data_archives`,
    ],
  }),
  ...by('adam', 'data_archives', {
    forbidden: [
      `insert into data_archives (patient_id, user_id) values ('patient-ana', 'user-adam')`,
      `select storage_key from data_archives`,
    ],
  }),
  ...by('ana', 'correction_requests', {
    done: [
      `insert into correction_requests (patient_id, about) values ('patient-ana', 'visits')`,
      `update correction_requests set wrong = 'x' where id = 'unsent-ana'`,
      `update correction_requests set withdrawn_at = now() where id = 'correction-ana'`,
    ],
    nothing: [`update correction_requests set wrong = 'x' where id = 'unsent-beatrice'`],
    forbidden: [
      `insert into correction_requests (patient_id, about) values ('patient-beatrice', 'visits')`,
      `update correction_requests set patient_id = 'patient-beatrice'`,
      `delete from correction_requests`,
      `insert into correction_answers (correction_id, outcome, answer) values ('correction-ana', 'corrected', 'x')`,
    ],
  }),
  ...by('adam', 'correction_requests', {
    forbidden: [`update correction_requests set should_say = 'x'`, `delete from correction_requests`],
  }),
  ...by('adam', 'correction_answers', {
    done: [
      `insert into correction_answers (correction_id, outcome, answer, answered_by)
       values ('correction-ana', 'corrected', 'x', 'user-adam')`,
    ],
    forbidden: [
      `insert into correction_answers (correction_id, outcome, answer, answered_by)
       values ('correction-ana', 'corrected', 'x', 'user-dora')`,
      `update correction_answers set answer = 'x'`,
      `delete from correction_answers`,
    ],
  }),
  ...by('adam', 'mail_choices', { forbidden: [`update mail_choices set is_wanted = true`] }),
]
