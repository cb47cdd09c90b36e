import type { Route } from 'next'
import { recordHref } from '@/lib/changes/record-links'

/** The medications of a patient, on the record. */
export function medicationsHref({ patientId }: { patientId: string }): Route {
  return `${recordHref('patients', patientId)}#medications` as Route
}
