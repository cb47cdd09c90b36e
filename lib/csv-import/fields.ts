import { assignmentFields } from './fields-of-assignments'
import { consultationFields } from './fields-of-consultations'
import { doctorFields } from './fields-of-doctors'
import { patientFields } from './fields-of-patients'
import type { CsvField } from './field'
import type { CsvEntity } from './vocabulary'

export const csvFields: Record<CsvEntity, readonly CsvField[]> = {
  patients: patientFields,
  doctors: doctorFields,
  assignments: assignmentFields,
  consultations: consultationFields,
}

/** Sets of fields of which one must be mapped whole. */
export const requiredFields: Record<CsvEntity, readonly (readonly (readonly string[])[])[]> = {
  patients: [[['name'], ['givenName', 'familyName']]],
  doctors: [[['name'], ['givenName', 'familyName']], [['email']]],
  assignments: [[['patientId']], [['doctorId']]],
  consultations: [[['patientId']], [['doctorId']], [['consultationDate']]],
}

export function fieldOf(entity: CsvEntity, name: string): CsvField | undefined {
  return csvFields[entity].find((field) => field.name === name)
}

/** What is missing in a mapping, as sentences; none when it can be tried. */
export function missingFields(entity: CsvEntity, mapped: readonly string[]): string[] {
  return requiredFields[entity]
    .filter((sets) => !sets.some((set) => set.every((name) => mapped.includes(name))))
    .map((sets) => {
      const named = sets.map((set) =>
        set.map((name) => fieldOf(entity, name)?.label.toLowerCase() ?? name).join(' and '),
      )
      return `Choose the column that holds the ${named.join(', or the ones for the ')}.`
    })
}
