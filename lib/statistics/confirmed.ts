import 'server-only'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'

/** "Dr Ito, 3 Nov 2026": who confirmed, and when; null while nobody has. */
export function confirmedBy(name: string | null, at: Date | null): string | null {
  // a date that breaks in two lines reads badly in a narrow column
  return at ? `${name ? doctorTitle(name) : 'A doctor'}, ${formatMoment(at).replaceAll(' ', '\u00a0')}` : null
}
