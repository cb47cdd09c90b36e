import { admin, doctor, everyRole, own, patient, type Read } from './read.ts'
import { by, type Write } from './write.ts'

export const readsOfPortal: Read[] = [
  own('form_drafts', 'form_key', 'draft.of', everyRole, {
    seen: {
      ...own('form_drafts', 'form_key', 'draft.of', [admin, doctor]).seen,
      ana: ['draft.of:ana@self'],
      beatrice: ['draft.of:beatrice@self'],
    },
    ownIn: [],
  }),
  {
    // a doctor reads what the patients of now want to ask next
    table: 'visit_questions',
    id: 'id',
    roles: [doctor, patient],
    seen: {
      dora: ['question-ana'],
      eli: ['question-beatrice'],
      ana: ['question-ana', 'question-later-ana'],
      beatrice: ['question-beatrice', 'question-later-beatrice'],
    },
  },
  own('calendar_feeds', 'id', 'feed', [patient], { ownIn: [] }),
]

export const writesOfPortal: Write[] = [
  ...by('ana', 'visit_questions', {
    done: [
      `insert into visit_questions (patient_id, body) values ('patient-ana', 'Can I drive?')`,
      `update visit_questions set body = 'x', asked_at = now(), answer = 'y' where id = 'question-ana'`,
      `update visit_questions set struck_at = now() where id = 'question-ana'`,
    ],
    nothing: [`update visit_questions set body = 'x' where id = 'question-beatrice'`],
    forbidden: [
      `insert into visit_questions (patient_id, body) values ('patient-beatrice', 'Can I drive?')`,
      `update visit_questions set patient_id = 'patient-beatrice'`,
      `select merged_from::text as found from visit_questions`,
      `delete from visit_questions`,
    ],
  }),
  ...by('dora', 'visit_questions', {
    forbidden: [
      `insert into visit_questions (patient_id, body) values ('patient-ana', 'x')`,
      `update visit_questions set body = 'x'`,
      `select answer as found from visit_questions`,
    ],
  }),
  ...by('ana', 'calendar_feeds', {
    done: [
      `insert into calendar_feeds (user_id, token_hash) values ('user-ana', sha256('new'))`,
      `update calendar_feeds set revoked_at = now() where id = 'feed-ana'`,
    ],
    nothing: [`update calendar_feeds set revoked_at = now() where id = 'feed-beatrice'`],
    forbidden: [
      `insert into calendar_feeds (user_id, token_hash) values ('user-beatrice', sha256('new'))`,
      `select encode(token_hash, 'hex') as found from calendar_feeds`,
      `update calendar_feeds set token_hash = sha256('new')`,
      `delete from calendar_feeds`,
    ],
  }),
  ...by('hana', 'calendar_feeds', {
    forbidden: [`insert into calendar_feeds (user_id, token_hash) values ('user-hana', sha256('new'))`],
  }),
  ...by('ana', 'consultations', {
    forbidden: [
      `select chief_complaint as found from consultations`,
      `select diagnosis as found from consultations`,
      `select prescription as found from consultations`,
    ],
  }),
  ...by('ana', 'programme_settings', {
    forbidden: [
      `select release_rule as found from programme_settings`,
      `update programme_settings set clinic_name = 'x'`,
      `update programme_settings set travel_advice = 'x', remote_advice = 'y'`,
    ],
  }),
  ...by('adam', 'programme_settings', {
    done: [
      `update programme_settings set clinic_name = 'x', visit_advice = 'y', travel_advice = 'x', remote_advice = 'y', updated_by = 'user-adam'`,
    ],
  }),
]
