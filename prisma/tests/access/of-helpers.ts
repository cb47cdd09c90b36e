import { admin, everyRole, own, patient, type Read } from './read.ts'
import { by, type Write } from './write.ts'

export const readsOfHelpers: Read[] = [
  own('passkeys', 'id', 'passkey', everyRole),
  { table: 'passkey_challenges', id: 'purpose', roles: [], seen: {} },
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
  form_drafts: { hana: ['draft.of:hana@grant-hana-ana'], hugo: ['draft.of:hugo@grant-hugo-ana'] },
  patients: { hana: ['patient-ana'], hugo: ['patient-ana'] },
  doctor_patient_assignments: { hana: team, hugo: team },
  consultations: { hana: ['consultation-next-ana'] },
  medical_reports: { hugo: ['report-ana'] },
  report_files: { hugo: ['report-ana'] },
  report_status: { hugo: ['request-ana'] },
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
