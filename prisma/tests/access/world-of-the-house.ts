import type pg from 'pg'
import { insertRow } from '@/prisma/seed/insert-row.ts'

/** What running the house needs, one row of each. */
export async function housekeeping(db: pg.Client) {
  await ofAdministrators(db)
  await machinery(db)
}

async function ofAdministrators(db: pg.Client) {
  await db.query(
    `insert into users (id, name, role, deleted_at) values ('user-former-admin', 'Former', 'admin', now())`,
  )
  await db.query(
    `insert into saved_views (id, owner_id, list, name, shared_with, state)
     values ('view-shared-doctors', 'user-xena', 'patients', 'Shared', 'doctor', '{}'),
            ('view-shared-admins', 'user-former-admin', 'patients', 'Shared', 'admin', '{}')`,
  )
  await db.query(
    `insert into pinned_views (user_id, view_id, position)
     values ('user-adam', 'view-adam', 1), ('user-dora', 'view-dora', 1)`,
  )
  await db.query(
    `insert into registration_checks (id, user_id, fields) values ('registration-adam', 'user-adam', '{}')`,
  )
  await db.query(
    `insert into patient_duplicates (first_id, second_id, score, reasons)
     values ('patient-ana', 'patient-beatrice', 60, '{name-similar}')`,
  )
  await db.query(
    `insert into operations (id, action, actor_user_id, actor_role) values ('merging', 'patients.merge', 'user-adam', 'admin')`,
  )
  await db.query(
    `insert into patient_merges (id, kept_id, merged_id, operation_id, deletion_id, choices, moved, reason, merged_by)
     values ('merge', 'patient-ana', 'gone', 'merging', 'deletion', '{}', '{}', 'a test', 'user-adam')`,
  )
  await db.query(`insert into comfort_settings (user_id) select id from users where role = 'patient'`)
  await db.query(
    `insert into form_drafts (user_id, form_key, fields)
     select 'user-' || name, 'draft.of-' || name, '{}'
       from unnest(array['adam', 'dora', 'eli', 'xena', 'sam', 'pia', 'tom']) name`,
  )
  await db.query(
    `insert into note_phrases (id, doctor_id, abbreviation, body)
     select 'phrase-' || name, 'doctor-' || name, 'gait', 'Gait normal.'
       from unnest(array['dora', 'eli', 'xena', 'sam', 'pia', 'tom']) name`,
  )
  await db.query(
    `insert into glossary_texts (id, term, text_version, means, short_text, full_text, signed_by)
     values ('glossary-mri', 'mri', 1, 'is a picture.', 'Of the head.', 'In full.', 'doctor-dora')`,
  )
  await db.query(
    `insert into consultation_amendments (id, consultation_id, field, before, after, reason)
     select 'amendment-' || name, 'consultation-' || name, 'notes', name, 'b', 'r' from unnest(array['ana', 'beatrice']) name`,
  )
  await db.query(
    `insert into record_presence (table_name, record_id, user_id)
     values ('patients', 'patient-ana', 'user-adam'), ('patients', 'patient-beatrice', 'user-eli')`,
  )
  await db.query(
    `insert into doctor_approvals (id, doctor_id, from_state, to_state)
     values ('approval-pia', 'doctor-pia', 'approved', 'pending')`,
  )
  await db.query(
    `insert into hand_overs (id, from_doctor_id, to_doctor_id, on_date, reason)
     values ('hand-over', 'doctor-dora', 'doctor-eli', '2099-01-01', 'Leave')`,
  )
}

async function machinery(db: pg.Client) {
  await db.query(
    `insert into one_time_links (id, token_hash, purpose, expires_at)
     values ('link-first', sha256('first'), 'first-administrator', now() + interval '1 day')`,
  )
  await db.query(
    `insert into knowledge_entries (id, title, content, category, source_type)
     values ('entry', 't', 'c', 'k', 's'), ('entry-trashed', 't', 'c', 'k', 's')`,
  )
  await db.query("update knowledge_entries set deleted_at = now() where id = 'entry-trashed'")
  await db.query("insert into import_runs (id, file_name, file_bytes, file_sha256) values (99, 'f', 1, 'x')")
  await db.query(
    `insert into import_problems (id, run_id, table_name, kind, reason, raw)
     values ('problem', 99, 'users', 'quarantined', 'r', '{}')`,
  )
  await db.query("insert into integrity_checks (id) values ('check')")
  await db.query(
    `insert into csv_imports (id, entity, file_name, file_path, file_bytes, file_sha256, row_count, detected, settings, headers)
     values ('csv-import', 'patients', 'f', '/f', 1, 'x', 1, '{}', '{}', '[]')`,
  )
  await db.query(
    `insert into csv_mappings (id, entity, header_signature, headers, columns, policy)
     values ('csv-mapping', 'patients', 's', '[]', '[]', 'skip')`,
  )
  await db.query(
    `insert into jobs (id, kind, name, title, status, requested_by)
     values ('job-adam', 'bulk', 'n', 't', 'pending', 'user-adam'), ('job-nobody', 'bulk', 'n', 't', 'pending', null)`,
  )
  await db.query("insert into job_batches (job_id, number, ids) select id, 0, '{x}' from jobs")
  await db.query("insert into job_rows (job_id, row_number, outcome) select id, 1, 'done' from jobs")
  await insertRow(db, 'users', { id: 'user-trashed', name: 'Trashed', role: 'patient' })
  await db.query("update users set deleted_at = now() where id = 'user-trashed'")
}
