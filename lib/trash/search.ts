import 'server-only'
import { Prisma } from '@/prisma/generated/client'

const { sql } = Prisma

/** What people call a record by a title of its own. */
const titled = [
  ['knowledge_entries', sql`knowledge_entries`, sql`title`],
  ['saved_views', sql`saved_views`, sql`name`],
  ['csv_mappings', sql`csv_mappings`, sql`name`],
  ['medical_reports', sql`medical_reports`, sql`title`],
  ['patient_medications', sql`patient_medications`, sql`name`],
  ['patient_timeline', sql`patient_timeline`, sql`event_title`],
] as const

/**
 * Whether a deletion `d` (or `f`, the first record an undo took out) is of a record or a patient with these words in the
 * name, or with exactly this id. The names are those of the rows in the trash: what was purged has none.
 */
export function deletionNamed(terms: string): Prisma.Sql {
  const id = terms.trim()
  const table = sql`coalesce(f.entity, d.entity)`
  const subject = sql`coalesce(f.record_id, d.entity_id)`
  const words = sql`all (select '%' || word || '%' from unnest(app.search_words(${terms})) word)`
  const byTitle = titled.map(
    ([name, from, title]) => sql`
      or (${table} = ${name} and exists (select from ${from} t where t.id = ${subject} and app.search_key(t.${title}) like ${words}))`,
  )
  return sql`
    (d.id = ${id} or ${subject} = ${id} or cardinality(app.search_words(${terms})) > 0 and (
         exists (select from patients p
                  where p.patient_id in (d.patient_id, f.patient_id, ${subject}) and p.name_key like ${words})
      or (${table} = 'users' and exists (select from users n where n.id = ${subject} and n.name_key like ${words}))
      or (${table} = 'doctors' and exists (select from doctors w join users n on n.id = w.user_id
                                            where w.doctor_id = ${subject} and n.name_key like ${words}))
      ${Prisma.join(byTitle, '')}))`
}
