import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { readBirthDates, readPhoneDigits } from '@/lib/palette/read-terms'

const { sql } = Prisma

/**
 * The patients that these words find, with the columns `patient_id` and `rank`, best first by rank: by name or exact id, by
 * a date of birth in any form, by the end of a telephone number. Each of them by its own index, at most `most` of each.
 */
export function foundPatients(terms: string, most: number): Prisma.Sql {
  const named = sql`select patient_id, rank from app.search_patients(${terms}, ${most}::integer)`
  const digits = readPhoneDigits(terms)
  const dates = readBirthDates(terms)
  const others = [
    ...(digits
      ? [sql`select patient_id, 2::real as rank from app.find_patients_by_phone(${digits}, ${most}::integer)`]
      : []),
    ...(dates.length > 0
      ? [
          sql`(select patient_id, 2::real as rank from patients
                where date_of_birth = any (${dates}::text[]::date[]) and deleted_at is null
                order by date_of_birth, patient_id limit ${most}::integer)`,
        ]
      : []),
  ]
  if (others.length === 0) return named
  return sql`
    select patient_id, max(rank) as rank
      from (${Prisma.join([named, ...others], ' union all ')}) each_way
     group by patient_id`
}

/** What can be typed where patients are searched for. */
export const patientSearchHints = [
  'A name, whole or in part, its words in any order, with or without accents: garcia ana',
  'Nearly a name: when nothing fits as it is written, the nearest spellings are found',
  'A date of birth in any form: 4 Mar 1954, 1954-03-04, 04/03/1954. Where day and month can be exchanged, both are meant',
  'A telephone number, or its last four digits or more',
  'An exact id',
]
