import type { LegacyContents } from './legacy-file.ts'
import { patient, scan, session } from './legacy-rows.ts'

/** Scans `scan0`, `scan1` … of one session, uploaded at what is written here. */
export function scansAt(written: (string | number)[]) {
  return written.map((value, number) =>
    scan({ id: `scan${number}`, session_id: 'the session', upload_timestamp: value }),
  )
}

export function legacyContentsOf(scans: LegacyContents[string]): LegacyContents {
  return {
    patients: [patient({ patient_id: 'P' })],
    sessions: [session({ id: 'the session', patient_id: 'P' })],
    mri_scans: scans,
  }
}
