import * as z from 'zod'
import { roles } from '@/lib/db/viewer'
import { paging } from '@/lib/tables/paging'
import { accountStates } from './vocabulary'

export const userListFilter = paging.extend({
  role: z.enum(roles).optional().catch(undefined),
  state: z.enum(accountStates).optional().catch(undefined),
})
export type UserListFilter = z.infer<typeof userListFilter>

const text = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`).optional()

export const createUserInput = z
  .object({
    role: z.enum(roles, { error: 'Choose a role.' }),
    name: z.string({ error: 'Enter a name.' }).trim().min(1, 'Enter a name.').max(200, 'Use at most 200 characters.'),
    email: z.preprocess(
      (value) => (typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : value),
      z.email({ error: 'Enter an e-mail address, such as ana@clinic.example.' }).max(320),
    ),
    specialization: text(200),
    licenseNumber: text(200),
    patientId: text(200),
  })
  .refine(({ role, patientId }) => role !== 'patient' || patientId, {
    path: ['patientId'],
    error: 'Enter the id of the patient whose account this is.',
  })
export type CreateUserInput = z.infer<typeof createUserInput>

export const userVersionInput = z.object({ id: z.string().min(1).max(200), version: z.coerce.number().int() })
export const userIdInput = z.object({ id: z.string().min(1).max(200) })
export const endSessionInput = z.object({ id: z.string().min(1).max(200), userId: z.string().min(1).max(200) })
