import type { Metadata } from 'next'
import { markIcon } from './patient-mark'

/**
 * Title and icon of a page about one patient. No name in the title, which stands in histories and on shared screens: the
 * end of the id, and the patient's mark, tell two tabs apart.
 */
export function tabOf(what: string, patientId: string): Metadata {
  return { title: `${what} ${idEnd(patientId)}`, icons: { icon: markIcon(patientId) } }
}

/** The end of an id, enough to tell patients apart. */
export function idEnd(patientId: string): string {
  return patientId.length > 8 ? `…${patientId.slice(-6)}` : patientId
}
