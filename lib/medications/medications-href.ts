import type { Route } from 'next'
import { recordHref } from '@/lib/changes/record-links'

/** The medications of a patient, on the record. */
export function medicationsHref({ patientId }: { patientId: string }): Route {
  return `${recordHref('patients', patientId)}#medications` as Route
}

const chartOf = (patientId: string) => `/clinic/patients/${encodeURIComponent(patientId)}`

/** The medications of a patient, on the chart. */
export function chartMedicationsHref({ patientId }: { patientId: string }): Route {
  return `${chartOf(patientId)}#medications` as Route
}

/** Where a doctor writes down a medicine. */
export function newMedicineHref(patientId: string): Route {
  return `${chartOf(patientId)}/medications/new` as Route
}

/** Where a doctor changes or stops one. */
export function medicineHref(patientId: string, id: string, what: 'edit' | 'stop'): Route {
  return `${chartOf(patientId)}/medications/${encodeURIComponent(id)}/${what}` as Route
}
