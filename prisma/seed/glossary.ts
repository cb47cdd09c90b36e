import type { ClientBase } from 'pg'
import { broughtText, joinParagraphs } from '../../lib/glossary/clinic-text.ts'
import { termKeys, type TermKey } from '../../lib/glossary/glossary.ts'
import { day, iso } from './clock.ts'

/** So that both can be seen in the demonstration: what the portal says of a word that nobody signed, too. */
const unsigned: readonly TermKey[] = ['dbs', 'dyskinesia']

/** Two of the doctors have read nearly all of the words that patients can look up. The doctors are invented, and so is this. */
export async function signGlossary(client: ClientBase, now: number) {
  const { rows: doctors } = await client.query<{ id: string }>(
    `select d.doctor_id as id from doctors d
      where d.approval_state = 'approved' and d.deleted_at is null order by d.doctor_id limit 2`,
  )
  for (const [place, term] of termKeys.filter((key) => !unsigned.includes(key)).entries()) {
    const text = broughtText(term)
    await client.query(
      `insert into glossary_texts (term, text_version, means, short_text, full_text, signed_by, signed_at)
       values ($1, 1, $2, $3, $4, $5, $6)`,
      [
        term,
        text.means,
        text.short,
        joinParagraphs(text),
        doctors[place % doctors.length]?.id,
        iso(now - (40 - place) * day),
      ],
    )
  }
}
