import * as z from 'zod'
import { givenRoles } from '@/lib/db/viewer'

const recordId = z.string().min(1).max(200)
const version = z.coerce.number().int()
const text = (what: string, most: number) =>
  z.string().trim().max(most, `Use at most ${most} characters for ${what}.`).optional()
const orNull = (value: string | undefined) => value || null

const name = z
  .string({ error: 'Enter a name.' })
  .trim()
  .min(1, 'Enter a name.')
  .max(200, 'Use at most 200 characters for the name.')
const normalized = (value: unknown) =>
  typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : value
const emailAddress = z
  .email({ error: 'Enter an e-mail address, such as ana@clinic.example.' })
  .max(320, 'Use at most 320 characters for the e-mail address.')

/** What a role needs beside the account; the forms of a new user and of another role ask for the same. */
const profile = {
  specialization: text('the speciality', 200).transform(orNull),
  licenseNumber: text('the licence number', 200).transform(orNull),
  patientId: text('the patient', 300).transform(orNull),
}

export const createUserInput = z
  .object({
    role: z.enum(givenRoles, { error: 'Choose a role.' }),
    name,
    email: z.preprocess(normalized, emailAddress),
    ...profile,
  })
  .refine(({ role, patientId }) => role !== 'patient' || patientId, {
    path: ['patientId'],
    error: 'Choose the patient whose account this is.',
  })
export type CreateUserInput = z.output<typeof createUserInput>

export const updateUserInput = z
  .object({
    id: recordId,
    version,
    name,
    email: z.preprocess((value) => normalized(value) || undefined, emailAddress.optional()).transform(orNull),
    username: text('the user name', 200).transform(orNull),
    phone: text('the telephone number', 50).transform(orNull),
  })
  .refine(({ email, username }) => email || username, {
    path: ['email'],
    error: 'Enter an e-mail address or a user name: without one the person cannot log in.',
  })
export type UpdateUserInput = z.output<typeof updateUserInput>

export const changeRoleInput = z.object({
  id: recordId,
  version,
  role: z.enum(givenRoles, { error: 'Choose a role.' }),
  reason: text('the reason', 1000).transform(orNull),
  ...profile,
})
export type ChangeRoleInput = z.output<typeof changeRoleInput>

export const userVersionInput = z.object({ id: recordId, version })
export const userIdInput = z.object({ id: recordId })
export const endSessionInput = z.object({ id: recordId, userId: recordId })
