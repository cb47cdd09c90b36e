import * as z from 'zod'
import { givenRoles } from '@/lib/db/viewer'
import { emailText, optionalEmailText } from '@/lib/forms/email'
import { givenText, idText, optionalText, versionNumber } from '@/lib/forms/text'

const name = givenText('Enter a name.', 200, 'the name')

/** What a role needs beside the account; the forms of a new user and of another role ask for the same. */
const profile = {
  specialization: optionalText(200, 'the speciality'),
  licenseNumber: optionalText(200, 'the licence number'),
  patientId: optionalText(300, 'the patient'),
}

export const createUserInput = z
  .object({
    role: z.enum(givenRoles, { error: 'Choose a role.' }),
    name,
    email: emailText,
    ...profile,
  })
  .refine(({ role, patientId }) => role !== 'patient' || patientId, {
    path: ['patientId'],
    error: 'Choose the patient whose account this is.',
  })
export type CreateUserInput = z.output<typeof createUserInput>

export const updateUserInput = z
  .object({
    id: idText,
    version: versionNumber,
    name,
    email: optionalEmailText,
    username: optionalText(200, 'the user name'),
    phone: optionalText(50, 'the telephone number'),
  })
  .refine(({ email, username }) => email || username, {
    path: ['email'],
    error: 'Enter an e-mail address or a user name: without one the person cannot log in.',
  })
export type UpdateUserInput = z.output<typeof updateUserInput>

export const changeRoleInput = z.object({
  id: idText,
  version: versionNumber,
  role: z.enum(givenRoles, { error: 'Choose a role.' }),
  reason: optionalText(1000, 'the reason'),
  ...profile,
})
export type ChangeRoleInput = z.output<typeof changeRoleInput>

export const userVersionInput = z.object({ id: idText, version: versionNumber })
export const userIdInput = z.object({ id: idText })
export const endSessionInput = z.object({ id: idText, userId: idText })
