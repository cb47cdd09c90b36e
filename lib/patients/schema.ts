import * as z from 'zod'
import { optionalDateText } from '@/lib/forms/dates'
import { givenText, idText, optionalText, versionNumber } from '@/lib/forms/text'
import { paging } from '@/lib/tables/paging'
import { genders, patientSorts, resultFilters, visitFilters } from './vocabulary'

const stageFilters = ['0', '1', '1.5', '2', '2.5', '3', '4', '5'] as const

/** A list of patients as its address says; what is not understood is left out. Names stand behind the handle `s`. */
export const patientListFilter = paging.extend({
  stage: z.enum(stageFilters).optional().catch(undefined),
  result: z.enum(resultFilters).optional().catch(undefined),
  visit: z.enum(visitFilters).optional().catch(undefined),
  sort: z.enum(patientSorts).catch('visit'),
  s: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .optional()
    .catch(undefined),
})
export type PatientListFilter = z.infer<typeof patientListFilter>

const phone = optionalText(50).refine(
  (text) => text === null || (/^[+\d][\d\s()./-]*$/.test(text) && text.replace(/\D/g, '').length >= 5),
  'Use digits, spaces, brackets and a leading + only, such as +44 20 7946 0123.',
)

const email = z
  .string()
  .optional()
  .transform((text) => text?.normalize('NFKC').trim().toLowerCase() || null)
  .refine(
    (text) => text === null || z.email().max(320).safeParse(text).success,
    'Enter an e-mail address, such as ana@clinic.example, or leave it empty.',
  )

/** What is written down about a patient, as a form or a row of a file brings it. */
export const patientFields = {
  name: givenText('Enter the name of the patient.', 200),
  dateOfBirth: optionalDateText({ what: 'the date of birth', earliest: '1850-01-01', latest: 'today' }),
  gender: z
    .enum(genders, { error: 'Choose male, female or other, or leave it open.' })
    .optional()
    .transform((gender) => gender ?? null),
  phone,
  email,
  address: optionalText(500),
  emergencyContactName: optionalText(200),
  emergencyContactPhone: phone,
  insuranceInfo: optionalText(1000),
  allergies: optionalText(4000),
  medicalHistory: optionalText(20_000),
  currentMedications: optionalText(20_000),
}

export const registerPatientInput = z.object({
  ...patientFields,
  /** The warning about similar patients that was read, when one was. */
  confirmed: idText.optional(),
})
export type RegisterPatientInput = z.infer<typeof registerPatientInput>

export const editPatientInput = z.object({ ...patientFields, id: idText, version: versionNumber })
export type EditPatientInput = z.infer<typeof editPatientInput>

/** What was typed, kept while somebody looks at similar patients. */
export const registrationFields = z.object({
  name: z.string(),
  dateOfBirth: z.string().nullable(),
  gender: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  emergencyContactName: z.string().nullable(),
  emergencyContactPhone: z.string().nullable(),
  insuranceInfo: z.string().nullable(),
  allergies: z.string().nullable(),
  medicalHistory: z.string().nullable(),
  currentMedications: z.string().nullable(),
})
export type RegistrationFields = z.infer<typeof registrationFields>

export const registrationAddress = z.object({ check: idText.optional().catch(undefined) })

/** One form for the first invitation and for every later link: what it made stays in sight when the state behind changes. */
export const portalLinkInput = z
  .object({
    patientId: idText,
    /** What the page showed; when it is no longer so, nothing is done. */
    hasAccount: z.enum(['yes', 'no']),
    email,
  })
  .refine(({ hasAccount, email: address }) => hasAccount === 'yes' || address !== null, {
    path: ['email'],
    error: 'Enter the e-mail address the patient logs in with, such as ana@clinic.example.',
  })
export type PortalLinkInput = z.infer<typeof portalLinkInput>
