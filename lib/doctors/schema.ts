import * as z from 'zod'
import { moneyText, wholeNumber } from '@/lib/forms/money'
import { idText, versionNumber } from '@/lib/forms/text'
import { approvalRules, approvalSteps } from './vocabulary'

const text = (what: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters for ${what}.`)
    .optional()
    .transform((value) => value || null)

const personFields = {
  name: z
    .string({ error: 'Enter the name.' })
    .trim()
    .min(1, 'Enter the name.')
    .max(200, 'Use at most 200 characters for the name.'),
  email: z.preprocess(
    (value) => (typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : value),
    z.email({ error: 'Enter an e-mail address, such as ana@clinic.example.' }).max(320),
  ),
  phone: text('the telephone number', 50),
}

const profile = {
  specialization: text('the speciality', 200),
  licenseNumber: text('the licence number', 200),
  hospitalAffiliation: text('the hospital', 200),
  yearsExperience: wholeNumber({ what: 'the years of experience', least: 0, most: 80, unit: 'years' }),
}

const terms = {
  consultationFee: moneyText(),
  capacityPatients: wholeNumber({ what: 'the number of patients', least: 1, most: 20_000, unit: 'patients' }),
}

export const createDoctorInput = z.object({ ...personFields, ...profile, ...terms })
export type CreateDoctorInput = z.output<typeof createDoctorInput>

export const updateDoctorInput = z.object({ id: idText, version: versionNumber, ...profile, ...terms })
export type UpdateDoctorInput = z.output<typeof updateDoctorInput>

export const registerDoctorInput = z.object({
  ...personFields,
  ...profile,
  licenseNumber: z
    .string({ error: 'Enter your licence number.' })
    .trim()
    .min(1, 'Enter your licence number.')
    .max(200, 'Use at most 200 characters for the licence number.'),
  newPassword: z.string({ error: 'Choose a password.' }).max(1000, 'Use at most 128 characters.'),
})
export type RegisterDoctorInput = z.output<typeof registerDoctorInput>

export const changeApprovalInput = z
  .object({
    id: idText,
    version: versionNumber,
    step: z.enum(approvalSteps, { error: 'Choose what to decide.' }),
    reason: text('the reason', 1000),
  })
  .refine(({ step, reason }) => !approvalRules[step].needsReason || reason, {
    path: ['reason'],
    error: 'Say why: the reason is kept in the doctor’s history.',
  })
export type ChangeApprovalInput = z.output<typeof changeApprovalInput>
