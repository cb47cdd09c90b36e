import type pg from 'pg'

const names = ['ana', 'beatrice']

/**
 * Hana helps Ana with appointments, Hugo helps her with reports; and each patient has written down one more, whom nobody
 * has invited. Each patient has a visit to come. Who may see everything, and who no longer helps: prisma/tests/helpers.
 */
export async function helpers(db: pg.Client) {
  await db.query(
    `insert into users (id, name, email, role)
     select 'user-' || name, name, name || '@example.test', 'helper' from unnest(array['hana', 'hugo']) name`,
  )
  await db.query(
    `insert into helper_grants (id, patient_id, helper_name, helper_email, scope, invited_at, invite_expires_at,
                                helper_user_id, accepted_at)
     select 'grant-' || name || '-ana', 'patient-ana', name, name || '@example.test', scope, now(), now(),
            'user-' || name, now()
       from (values ('hana', 'appointments'), ('hugo', 'reports')) as given (name, scope)`,
  )
  await db.query(
    `insert into consultations (id, patient_id, doctor_id, consultation_date, status)
     select 'consultation-next-' || name, 'patient-' || name, doctor, now() + interval '30 days', 'scheduled'
       from (values ('ana', 'doctor-dora'), ('beatrice', 'doctor-eli')) as given (name, doctor)`,
  )
  await db.query(
    `insert into helper_grants (id, patient_id, helper_name, helper_email)
     select 'grant-' || name, 'patient-' || name, 'Helper of ' || name, name || '@helper.example.test'
       from unnest(array['ana', 'beatrice']) name`,
  )
}

/** Each patient has a question for the next visit and one kept for later, a calendar feed, and words not finished. */
export async function portal(db: pg.Client) {
  await db.query(
    `insert into visit_questions (id, patient_id, body, for_next_visit)
     select 'question-' || end_ || name, 'patient-' || name, name, end_ = ''
       from unnest(array['ana', 'beatrice']) name, unnest(array['', 'later-']) end_`,
  )
  await db.query(
    `insert into calendar_feeds (id, user_id, token_hash)
     select 'feed-' || name, 'user-' || name, sha256(convert_to(name, 'UTF8')) from unnest(array['ana', 'beatrice']) name`,
  )
  // a draft of the portal says for whom; Ana's second was typed while she helped somebody who lets her help no longer
  await db.query(
    `insert into form_drafts (user_id, form_key, fields)
     values ('user-ana', 'draft.of:ana@self', '{}'), ('user-ana', 'draft.of:ana@grant-of-old', '{}'),
            ('user-beatrice', 'draft.of:beatrice@self', '{}'),
            ('user-hana', 'draft.of:hana@grant-hana-ana', '{}'), ('user-hana', 'draft.of:hana@grant-hugo-ana', '{}'),
            ('user-hugo', 'draft.of:hugo@grant-hugo-ana', '{}')`,
  )
}

export async function mailAndMyData(db: pg.Client) {
  await db.query(
    `insert into mails (id, kind, user_id, not_after)
     select 'mail-' || name, 'test', 'user-' || name, now() + interval '1 hour' from unnest($1::text[]) name`,
    [names],
  )
  await db.query(
    `insert into mail_choices (id, user_id, kind, is_wanted)
     select 'choice-' || name, 'user-' || name, 'something-new', false from unnest($1::text[]) name`,
    [names],
  )
  await db.query(
    `insert into data_archives (id, patient_id, user_id, status)
     select 'archive-' || name, 'patient-' || name, 'user-' || name, 'failed' from unnest($1::text[]) name`,
    [names],
  )
  await db.query(
    `insert into correction_requests (id, patient_id, about, wrong, should_say, sent_at)
     select kind || name, 'patient-' || name, 'visits', name, name, case when kind = 'correction-' then now() end
       from unnest($1::text[]) name, unnest(array['correction-', 'unsent-']) kind`,
    [names],
  )
  await db.query(
    `insert into correction_answers (id, correction_id, outcome, answer)
     select 'answer-' || name, 'correction-' || name, 'explained', name from unnest($1::text[]) name`,
    [names],
  )
}
