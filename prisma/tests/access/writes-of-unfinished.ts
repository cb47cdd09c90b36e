import { by, type Write } from './write.ts'

/** What an administrator has not finished, and where they are: nobody writes that for somebody else. */
export const unfinished: Write[] = [
  ...by('adam', 'form_drafts', {
    done: [
      `insert into form_drafts (user_id, form_key, fields) values ('user-adam', 'patients.new', '{}')`,
      `update form_drafts set fields = '{"a": 1}' where user_id = 'user-adam'`,
      `delete from form_drafts where user_id = 'user-adam'`,
    ],
    nothing: [
      `update form_drafts set fields = '{"a": 1}' where user_id = 'user-dora'`,
      `delete from form_drafts where user_id = 'user-dora'`,
    ],
    forbidden: [
      `insert into form_drafts (user_id, form_key, fields) values ('user-dora', 'patients.new', '{}')`,
      `update form_drafts set user_id = 'user-dora'`,
    ],
  }),
  ...by('adam', 'record_presence', {
    done: [
      `insert into record_presence (table_name, record_id, user_id) values ('patients', 'patient-beatrice', 'user-adam')`,
      `update record_presence set seen_at = now() where user_id = 'user-adam'`,
      `delete from record_presence where user_id = 'user-adam'`,
    ],
    nothing: [
      `update record_presence set seen_at = now() where user_id = 'user-eli'`,
      `delete from record_presence where user_id = 'user-eli'`,
    ],
    forbidden: [
      `insert into record_presence (table_name, record_id, user_id) values ('patients', 'patient-ana', 'user-eli')`,
      `update record_presence set record_id = 'patient-beatrice'`,
    ],
  }),
]
