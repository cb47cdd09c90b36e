import * as z from 'zod'
import { emailText } from '@/lib/forms/email'
import { moneyText, wholeNumber } from '@/lib/forms/money'
import { newPasswordText } from '@/lib/forms/new-password'
import { givenText, idText, optionalText, versionNumber } from '@/lib/forms/text'
import { approvalRules, approvalSteps } from './vocabulary'

const personFields = {
  name: givenText('Enter the name.', 200, 'the name'),
  email: emailText,
  phone: optionalText(50, 'the telephone number'),
}

const profile = {
  specialization: optionalText(200, 'the speciality'),
  licenseNumber: optionalText(200, 'the licence number'),
  hospitalAffiliation: optionalText(200, 'the hospital'),
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
  licenseNumber: givenText('Enter your licence number.', 200, 'the licence number'),
  newPassword: newPasswordText('Choose a password.'),
})
export type RegisterDoctorInput = z.output<typeof registerDoctorInput>

export const changeApprovalInput = z
  .object({
    id: idText,
    version: versionNumber,
    step: z.enum(approvalSteps, { error: 'Choose what to decide.' }),
    reason: optionalText(1000, 'the reason'),
  })
  .refine(({ step, reason }) => !approvalRules[step].needsReason || reason, {
    path: ['reason'],
    error: 'Say why: the reason is kept in the doctor’s history.',
  })
export type ChangeApprovalInput = z.output<typeof changeApprovalInput>
