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
  const signed = termKeys
    .filter((key) => !unsigned.includes(key))
    .map((term, place) => {
      const text = broughtText(term)
      return {
        term,
        means: text.means,
        short_text: text.short,
        full_text: joinParagraphs(text),
        signed_by: doctors[place % doctors.length]?.id,
        signed_at: iso(now - (40 - place) * day),
      }
    })
  await client.query(
    `insert into glossary_texts (term, text_version, means, short_text, full_text, signed_by, signed_at)
     select term, 1, means, short_text, full_text, signed_by, signed_at
       from jsonb_to_recordset($1) as signed (term text, means text, short_text text, full_text text, signed_by text, signed_at timestamptz)`,
    [JSON.stringify(signed)],
  )
}
