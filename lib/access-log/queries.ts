import 'server-only'
import type { PatientViewer } from '@/lib/db/viewer'
import { asViewer } from '@/lib/db/scope'
import { clinicZone } from '@/lib/format/dates'
import type { LookReason } from './words'

/** One person on one day. */
export type Look = {
  firstAt: Date
  lastAt: Date
  name: string | null
  role: 'admin' | 'doctor' | 'patient'
  isHelper: boolean
  isPreview: boolean
  isOwnDoctor: boolean
  /** Why, where the record itself says it. */
  reason: LookReason | null
  times: number
  readParts: string[]
  writtenParts: string[]
}

const looksPerPage = 20

/**
 * Who looked at or wrote in the record of the patient who asks, latest first. In a transaction of its own that notes
 * nothing: the function answers the patient themself only, and their own readings are not listed.
 */
export async function listLooks(
  viewer: PatientViewer,
  before: Date | null,
): Promise<{ looks: Look[]; next: Date | null }> {
  const found = await asViewer(
    viewer,
    ({ db }) => db.$queryRaw<Look[]>`
    select first_at as "firstAt", last_at as "lastAt", name, role, is_helper as "isHelper", is_preview as "isPreview",
           is_own_doctor as "isOwnDoctor", reason, times, read_parts as "readParts", written_parts as "writtenParts"
      from app.who_looked(${clinicZone()}, coalesce(${before}::timestamptz, 'infinity'), ${looksPerPage + 1}::integer)`,
  )
  const looks = found.slice(0, looksPerPage)
  return { looks, next: found.length > looksPerPage ? (looks.at(-1)?.lastAt ?? null) : null }
}
