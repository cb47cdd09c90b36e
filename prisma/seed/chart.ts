import type { Stay } from './care-team.ts'
import type { Life } from './life.ts'
import type { Programme, Sink } from './programme.ts'

/** The record being written. Without a patient for sessions that nobody has claimed yet. */
export type Chart = {
  programme: Programme
  sink: Sink
  life: Life
  patientId: string | null
  /** The patient's own account. */
  userId: string | null
  stays: readonly Stay[]
}
