import type pg from 'pg'
import { admin, own, patient, type Read } from './read.ts'
import { by, type Write } from './write.ts'

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

export const readsOfHelpers: Read[] = [
  own('helper_grants', 'id', 'grant', [admin, patient], {
    seen: {
      adam: ['grant-ana', 'grant-beatrice', 'grant-hana-ana', 'grant-hugo-ana'],
      ana: ['grant-ana', 'grant-hana-ana', 'grant-hugo-ana'],
      beatrice: ['grant-beatrice'],
    },
    ownIn: [],
  }),
]

const team = ['dora', 'pia', 'sam', 'xena'].map((name) => `assignment-${name}-ana`)
const seenByHelpers: Record<string, Read['seen']> = {
  users: { hana: ['user-hana'], hugo: ['user-hugo'] },
  patients: { hana: ['patient-ana'], hugo: ['patient-ana'] },
  doctor_patient_assignments: { hana: team, hugo: team },
  consultations: { hana: ['consultation-next-ana'] },
  medical_reports: { hugo: ['report-ana'] },
  report_files: { hugo: ['report-ana'] },
  report_status: { hugo: ['request-ana', 'request-made-ana'] },
}

/** What helpers find of a table; of one that is not named here, nothing. */
export function alsoByHelpers(read: Read): Read {
  return { ...read, seen: { ...read.seen, ...seenByHelpers[read.table] } }
}

export const writesOfHelpers: Write[] = [
  ...by('ana', 'helper_grants', {
    done: [
      `insert into helper_grants (patient_id, helper_name, helper_email, scope)
       values ('patient-ana', 'Hella', 'hella@example.test', 'reports')`,
      `update helper_grants set scope = 'everything', may_write = true, ends_at = now() where id = 'grant-ana'`,
      `update helper_grants set ended_at = now(), ended_reason = 'patient' where id = 'grant-ana'`,
    ],
    nothing: [`update helper_grants set scope = 'everything' where id = 'grant-beatrice'`],
    forbidden: [
      `insert into helper_grants (patient_id, helper_name, helper_email) values ('patient-beatrice', 'H', 'h@example.test')`,
      `insert into helper_grants (patient_id, helper_name, helper_email, helper_user_id)
       values ('patient-ana', 'H', 'h@example.test', 'user-beatrice')`,
      `update helper_grants set patient_id = 'patient-beatrice'`,
      `update helper_grants set helper_user_id = 'user-ana', accepted_at = now()`,
      `delete from helper_grants`,
    ],
  }),
  ...by('adam', 'helper_grants', {
    done: [`update helper_grants set ended_at = now(), ended_reason = 'staff' where id = 'grant-ana'`],
    forbidden: [
      `update helper_grants set scope = 'everything'`,
      `insert into helper_grants (patient_id, helper_name, helper_email) values ('patient-ana', 'H', 'h@example.test')`,
    ],
  }),
  ...(['ana', 'dora', 'adam'] as const).flatMap((name) =>
    by(name, 'passkeys', {
      done: [
        `insert into passkeys (user_id, credential_id, public_key, name)
         values ('user-${name}', 'another-credential', '\\x00', 'x')`,
        `update passkeys set removed_at = now() where id = 'passkey-${name}'`,
      ],
      nothing: [`update passkeys set removed_at = now() where id = 'passkey-eli'`],
      forbidden: [
        `insert into passkeys (user_id, credential_id, public_key, name) values ('user-eli', 'another-credential', '\\x00', 'x')`,
        `update passkeys set public_key = '\\x01'`,
        `update passkeys set user_id = 'user-eli'`,
        `delete from passkeys`,
      ],
    }),
  ),
]
