import type { PatientViewer } from '@/lib/db/viewer'

/** Which parts of a record are shown: everything to the patient, and to who helps what the patient lets them see. */
export type Cover = {
  /** Visits that are still to come. */
  appointments: boolean
  reports: boolean
  everything: boolean
  /** May write down questions. */
  writes: boolean
  /** The patient themself. */
  self: boolean
  /** Somebody lets this account help them; known to the frame only. */
  helps?: boolean
}

export function coverOf({ helping }: Pick<PatientViewer, 'helping'>): Cover {
  const scope = helping?.scope ?? 'everything'
  return {
    appointments: scope !== 'reports',
    reports: scope !== 'appointments',
    everything: scope === 'everything',
    writes: scope === 'everything' && (helping?.mayWrite ?? true),
    self: !helping,
  }
}
