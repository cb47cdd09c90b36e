import { anonymous, checkedLogin, type DatabaseRole } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test } from './test.ts'
import { impostors, people } from './world.ts'

const forEverybody = [
  'help_of_programme',
  'new_id',
  'record_access',
  'search_key',
  'viewer',
  'viewer_is',
  'viewer_user',
  'visit_range',
]
const ownPassword = [
  'keep_challenge',
  'take_challenge',
  'use_passkey',
  'change_my_password',
  'end_my_other_sessions',
  'my_password_hash',
  'viewer_still_in',
]

/** What each role may call. Whatever writes derived rows, events or sessions of others is not among it. */
const callable: Record<DatabaseRole, string[]> = {
  substantia_anonymous: [
    'accept_helper_invitation',
    'open_helper_invitation',
    'ask_password_reset',
    'count_login_attempt',
    'count_registration',
    'end_login_session',
    'find_login',
    'find_passkey',
    'keep_challenge',
    'take_challenge',
    'use_passkey',
    'help_of_programme',
    'helps_somebody',
    'holds_demo_data',
    'keep_typed',
    'lock_login_session',
    'note_failed_login',
    'open_calendar_feed',
    'open_login_session',
    'open_one_time_link',
    'register_doctor',
    'use_one_time_link',
    'viewer',
    'viewer_is',
    'viewer_of_session',
    'viewer_user',
  ],
  substantia_patient: [
    ...forEverybody,
    ...ownPassword,
    'accept_helper_invitation',
    'done_by_helper',
    'live_grant',
    'is_for_patients',
    'low_confidence',
    'my_moved_visits',
    'my_reports_being_checked',
    'open_helper_invitation',
    'people_i_help',
    'stop_helping',
    'queue_test_mail',
    'who_looked',
    'open_archive',
    'my_tables',
    'my_rows',
    'fetch_archive',
    'results_shown_before',
    'reviews_of_my_results',
    'mail_of_invitation',
    'person_i_helped',
    'viewer_acts_for',
    'viewer_grant',
    'viewer_helps',
    'viewer_helps_with',
    'viewer_may_write',
    'viewer_patient',
    'viewer_patient_self',
    'viewer_scope',
    'viewer_reviewed_results',
    'viewer_told_assessments',
    'my_confirmed',
    'my_stages',
    'my_visit_notes',
    'usual_report_wait',
  ],
  substantia_doctor: [
    ...forEverybody,
    ...ownPassword,
    'hold_doctors_calendar',
    'is_demo',
    'input_quality',
    'low_confidence',
    'amend_consultation',
    'own_record_news',
    'sign_consultation',
    'withdraw_assessment',
    'viewer_doctor',
    'viewer_patients',
    'begin_publishing',
    'holds_draft_notes',
    'hold_report_from_patient',
    'lift_hold',
    'publish_report',
    'release_report',
    'sign_report',
    'why_request_waits',
  ],
  substantia_admin: [
    ...forEverybody,
    ...ownPassword,
    'begin_publishing',
    'cancel_job',
    'mail_figures',
    'retry_mails',
    'holds_draft_notes',
    'hold_report_from_patient',
    'lift_hold',
    'release_report',
    'publish_report',
    'report_queue_figures',
    'report_queue_now',
    'why_request_waits',
    'compare_all_patients',
    'input_quality',
    'low_confidence',
    'continue_operation',
    'deletion_took',
    'deletion_would_take',
    'deletions_would_take',
    'find_patients',
    'find_patients_by_phone',
    'find_users',
    'hold_doctors_calendar',
    'is_demo',
    'merge_patients',
    'move_to_trash',
    'move_to_trash_many',
    'patients_by_phone',
    'patients_waiting_for_comparison',
    'purge_deletion',
    'queue_undo',
    'record_values',
    'recount_patient',
    'restore_deletion',
    'restore_version',
    'search_patients',
    'search_words',
    'similar_patients',
    'system_figures',
    'trash_retention',
    'undo_operation',
    'undo_question',
    'values_at',
  ],
  substantia_worker: [
    ...forEverybody,
    'claim_job',
    'claim_mail',
    'requester_of_archive',
    'publish_archive',
    'ownerless_archive_files',
    'note_archive_removed',
    'hold_archive',
    'fail_archive',
    'expired_archives',
    'claim_archive',
    'clean_up_mails',
    'end_mail',
    'mail_to_send',
    'mint_mail_link',
    'queue_reminders',
    'claim_report',
    'release_due_reports',
    'fail_report',
    'forget_worker',
    'give_back_report',
    'hold_report',
    'note_report_steps',
    'ownerless_report_files',
    'report_queue_figures',
    'requester_of_report',
    'see_worker',
    'clean_up',
    'clean_up_jobs',
    'due_hand_over',
    'expired_csv_files',
    'fail_hand_over',
    'hold_job',
    'note_csv_file_removed',
    'refresh_system_statistics',
    'requester_of_job',
    'run_integrity_check',
    'compare_patients',
  ],
}

for (const [role, functions] of Object.entries(callable)) {
  test(`${role} may call exactly what it needs`, async ({ db }) => {
    const { rows } = await db.query<{ name: string }>(
      `select distinct proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where nspname in ('app', 'staging') and has_function_privilege($1, p.oid, 'execute')
          and has_schema_privilege($1, n.oid, 'usage')
        order by 1`,
      [role],
    )

    expect(rows.map(({ name }) => name)).toEqual([...functions].sort())
  })
}

test('the search over everybody answers administrators only, whoever takes their role', async ({ as }) => {
  const search = `select patient_id from app.search_patients('ana', 10)`
  const asAdministrator = await as(people.adam, (client) => client.query(search))

  expect(asAdministrator.rows).toEqual([{ patient_id: 'patient-ana' }])
  for (const [name, person] of Object.entries(impostors)) {
    expect(await refusalOf(as(person, (client) => client.query(search))), name).toMatchObject({ code: '42501' })
  }
})

test('who has a telephone number is told to administrators only, whoever takes their role', async ({ db, as }) => {
  await db.query("update patients set phone = '+47 22 33 44 55' where patient_id = 'patient-ana'")
  const ask = `select patient_id from app.patients_by_phone('{22334455}')`

  expect((await as(people.adam, (client) => client.query(ask))).rows).toEqual([{ patient_id: 'patient-ana' }])
  for (const [name, person] of Object.entries(impostors)) {
    expect(await refusalOf(as(person, (client) => client.query(ask))), name).toMatchObject({ code: '42501' })
  }
})

test('a password hash is found by a visitor nobody knows yet, not by somebody who takes that role', async ({
  db,
  as,
}) => {
  await db.query("update users set password_hash = 'hash' where id = 'user-ana'")
  const find = `select user_id, password_hash, role from app.find_login('ANA')`
  const visitor = await as(anonymous, (client) => client.query(find))

  expect(visitor.rows).toEqual([{ user_id: 'user-ana', password_hash: 'hash', role: 'patient' }])
  for (const [name, person] of Object.entries({ ...impostors, login: checkedLogin('user-ana') })) {
    if (person.databaseRole !== 'substantia_anonymous') continue
    const { rows } = await as(person, (client) => client.query(find))
    expect(rows, name).toEqual([])
  }
})

test('nobody but the server opens a login session', async ({ as }) => {
  const open = `select app.open_login_session(sha256('t'), 30, 60, 'n', 'd', null)`

  expect(await refusalOf(as(anonymous, (client) => client.query(open)))).toMatchObject({ code: 'SB003' })
  for (const [name, person] of Object.entries(impostors)) {
    if (person.databaseRole !== 'substantia_anonymous' || person.claims.r === 'anonymous') continue
    expect(await refusalOf(as(person, (client) => client.query(open))), name).toMatchObject({ code: 'SB003' })
  }
})

test("one reads and changes only one's own password", async ({ db, as }) => {
  await db.query("update users set password_hash = 'hash of ' || id where id in ('user-ana', 'user-beatrice')")
  const { rows } = await as(people.ana, (client) => client.query('select app.my_password_hash() as hash'))
  await as(people.ana, (client) => client.query(`select app.change_my_password('changed')`))

  const { rows: after } = await db.query(
    "select id, password_hash from users where id in ('user-ana', 'user-beatrice') order by id",
  )
  expect(rows).toEqual([{ hash: 'hash of user-ana' }])
  expect(after).toEqual([
    { id: 'user-ana', password_hash: 'changed' },
    { id: 'user-beatrice', password_hash: 'hash of user-beatrice' },
  ])
})
