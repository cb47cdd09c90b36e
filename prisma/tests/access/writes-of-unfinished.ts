import { by, type Write } from './write.ts'

/** What somebody has not finished, and where they are: nobody writes that for somebody else, or in another's name. */
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
  ...by('ana', 'form_drafts', {
    done: [
      `insert into form_drafts (user_id, form_key, fields) values ('user-ana', 'visit-questions.write:@self', '{}')`,
      `update form_drafts set fields = '{"a": 1}' where form_key = 'draft.of:ana@self'`,
      `delete from form_drafts where form_key = 'draft.of:ana@self'`,
    ],
    nothing: [
      `update form_drafts set fields = '{"a": 1}' where user_id = 'user-beatrice'`,
      `delete from form_drafts where form_key = 'draft.of:ana@grant-of-old'`,
    ],
    forbidden: [
      `insert into form_drafts (user_id, form_key, fields) values ('user-beatrice', 'visit-questions.write:@self', '{}')`,
      `insert into form_drafts (user_id, form_key, fields) values ('user-ana', 'visit-questions.write:@grant-of-old', '{}')`,
      `insert into form_drafts (user_id, form_key, fields) values ('user-ana', 'visit-questions.write', '{}')`,
      `update form_drafts set user_id = 'user-beatrice'`,
    ],
  }),
  ...by('hana', 'form_drafts', {
    done: [
      `insert into form_drafts (user_id, form_key, fields) values ('user-hana', 'visit-questions.write:@grant-hana-ana', '{}')`,
      `delete from form_drafts where user_id = 'user-hana'`,
    ],
    nothing: [
      `update form_drafts set fields = '{"a": 1}' where user_id = 'user-ana'`,
      `delete from form_drafts where form_key = 'draft.of:hana@grant-hugo-ana'`,
    ],
    forbidden: [
      `insert into form_drafts (user_id, form_key, fields) values ('user-hana', 'visit-questions.write:@self', '{}')`,
      `insert into form_drafts (user_id, form_key, fields) values ('user-ana', 'visit-questions.write:@self', '{}')`,
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
