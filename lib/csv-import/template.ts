import { csvFields } from './fields'
import type { CsvEntity } from './vocabulary'
import { csvLine } from './write-csv'

const examples: Record<CsvEntity, Record<string, string>> = {
  patients: {
    name: 'Ana Berg',
    gender: 'female',
    dateOfBirth: '1957-12-31',
    phone: '020 7946 0123',
    email: 'ana@home.example',
    address: '5 Harbour Street, Oslo',
    emergencyContactName: 'Bo Berg',
    emergencyContactPhone: '020 7946 0124',
    allergies: 'Penicillin',
  },
  doctors: {
    name: 'Liv Ito',
    email: 'liv@clinic.example',
    specialization: 'Neurology',
    licenseNumber: 'L-1042',
    hospitalAffiliation: 'City Hospital',
    consultationFee: '120.50',
    yearsExperience: '12',
  },
  assignments: {
    patientId: 'Ana Berg',
    patientDateOfBirth: '1957-12-31',
    doctorId: 'liv@clinic.example',
    assignmentType: 'primary',
    assignmentDate: '2026-01-15',
  },
  consultations: {
    patientId: 'Ana Berg',
    patientDateOfBirth: '1957-12-31',
    doctorId: 'liv@clinic.example',
    consultationDate: '2026-03-02 14:30',
    consultationType: 'follow-up',
    status: 'completed',
    durationMinutes: '30',
    feeCharged: '120.50',
    chiefComplaint: 'Tremor of the right hand',
  },
}
/** Another way to say what other columns say. */
const leftOut = new Set(['givenName', 'familyName', 'time'])

/** A file of this kind with one row, as our own guesses read it. */
export function templateOf(entity: CsvEntity): string {
  const fields = csvFields[entity].filter(({ name }) => !leftOut.has(name))
  const format = { delimiter: 'comma', quote: 'double' } as const
  const header = csvLine(
    fields.map(({ label }) => label),
    format,
  )
  const row = csvLine(
    fields.map(({ name }) => examples[entity][name] ?? ''),
    format,
  )
  return `\ufeff${header}${row}`
}
