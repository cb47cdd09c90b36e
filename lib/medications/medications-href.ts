import type { Route } from 'next'
import { recordHref } from '@/lib/changes/record-links'
import { address } from '@/lib/tables/address'

/** The medications of a patient, on the record. */
export function medicationsHref({ patientId }: { patientId: string }): Route {
  return `${recordHref('patients', patientId)}#medications` as Route
}

const chartOf = (patientId: string) => `/clinic/patients/${encodeURIComponent(patientId)}`

/** The medications of a patient, on the chart. */
export function chartMedicationsHref({ patientId }: { patientId: string }): Route {
  return `${chartOf(patientId)}#medications` as Route
}

/** Where a doctor writes down a medicine; `like` another one, such as the same in another dose. */
export function newMedicineHref(patientId: string, like?: string): Route {
  return address(`${chartOf(patientId)}/medications/new`, { like })
}

/** Where a doctor changes or stops one. */
export function medicineHref(patientId: string, id: string, what: 'edit' | 'stop'): Route {
  return `${chartOf(patientId)}/medications/${encodeURIComponent(id)}/${what}` as Route
}
