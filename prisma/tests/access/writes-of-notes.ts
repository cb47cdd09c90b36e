import { by, type Write } from './write.ts'

/** Notes of visits: a doctor writes drafts, phrases and texts of their own; signatures and amendments nobody by hand. */
export const writesOfNotes: Write[] = [
  ...by('dora', 'consultations', {
    done: [`update consultations set findings = 'x', assessment = 'y' where id = 'consultation-ana'`],
    nothing: [`update consultations set findings = 'x' where id = 'consultation-xena-ana'`],
    forbidden: [
      `update consultations set signed_at = now()`,
      `update consultations set signed_by = 'user-dora'`,
      `insert into consultations (patient_id, doctor_id, signed_at) values ('patient-ana', 'doctor-dora', now())`,
    ],
  }),
  ...by('adam', 'consultations', {
    forbidden: [`update consultations set signed_at = now()`, `update consultations set signed_by = 'user-adam'`],
  }),
  ...(['dora', 'adam'] as const).flatMap((name) =>
    by(name, 'consultation_amendments', {
      forbidden: [
        `insert into consultation_amendments (consultation_id, field, before, after, reason)
         values ('consultation-ana', 'notes', 'a', 'b', 'c')`,
        `update consultation_amendments set reason = 'x'`,
        `delete from consultation_amendments`,
      ],
    }),
  ),
  ...by('dora', 'note_phrases', {
    done: [
      `insert into note_phrases (doctor_id, abbreviation, body) values ('doctor-dora', 'falls', 'No falls.')`,
      `update note_phrases set body = 'x', deleted_at = now() where id = 'phrase-dora'`,
    ],
    nothing: [`update note_phrases set body = 'x' where id = 'phrase-eli'`],
    forbidden: [
      `insert into note_phrases (doctor_id, abbreviation, body) values ('doctor-eli', 'falls', 'No falls.')`,
      `update note_phrases set doctor_id = 'doctor-eli'`,
      `delete from note_phrases`,
    ],
  }),
  ...by('dora', 'form_drafts', {
    done: [
      `insert into form_drafts (user_id, form_key, fields) values ('user-dora', 'consultations.note:x', '{}')`,
      `update form_drafts set fields = '{"a": 1}' where user_id = 'user-dora'`,
      `delete from form_drafts where user_id = 'user-dora'`,
    ],
    nothing: [
      `update form_drafts set fields = '{"a": 1}' where user_id = 'user-adam'`,
      `delete from form_drafts where user_id = 'user-eli'`,
    ],
    forbidden: [`insert into form_drafts (user_id, form_key, fields) values ('user-eli', 'patients.new', '{}')`],
  }),
]
