import { by, type Write } from './write.ts'

const sign = (doctor: string, columns = '', values = '') =>
  `insert into glossary_texts (term, text_version, means, short_text, full_text, signed_by${columns})
   values ('mri', 2, 'is a picture.', 'Of the head.', 'In full.', 'doctor-${doctor}'${values})`
const withdraw = `update glossary_texts set withdrawal_reason = 'It is wrong.' where id = 'glossary-mri'`

/** Doctors sign in their own name and withdraw what any of them signed; nobody changes a signed text. */
export const writesOfGlossary: Write[] = [
  ...by('dora', 'glossary_texts', {
    done: [sign('dora'), withdraw],
    forbidden: [
      sign('eli'),
      sign('dora', ', signer_name', `, 'Professor Dora'`),
      sign('dora', ', signed_at', `, now()`),
      sign('dora', ', withdrawn_at', `, now()`),
      `update glossary_texts set means = 'is something else.'`,
      `update glossary_texts set withdrawn_by = null`,
      `delete from glossary_texts`,
    ],
  }),
  ...by('eli', 'glossary_texts', { done: [withdraw], forbidden: [sign('dora')] }),
  // not approved yet, and no longer
  ...by('pia', 'glossary_texts', { forbidden: [sign('pia'), withdraw] }),
  ...by('sam', 'glossary_texts', { forbidden: [sign('sam'), withdraw] }),
  ...by('adam', 'glossary_texts', { forbidden: [sign('dora'), withdraw] }),
  ...by('ana', 'glossary_texts', { forbidden: [sign('dora'), withdraw] }),
]
