import * as z from 'zod'
import { newPasswordText } from '@/lib/forms/new-password'
import { idText } from '@/lib/forms/text'

/** A path of this site, to return to after logging in; anything else leads home. */
const ownPath = z
  .string()
  .regex(/^\/(?![/\\])[\w\-./%~]*(\?[\w\-./%~=&+:,@*]*)?$/)
  .max(300)
  .optional()
  .catch(undefined)

export const logInInput = z.object({
  identifier: z
    .string({ error: 'Enter your e-mail address or user name.' })
    .trim()
    .max(320, 'This is too long for an e-mail address.'),
  password: z.string({ error: 'Enter your password.' }).max(1000, 'This is too long for a password.'),
  next: ownPath,
})

export const noInput = z.object({})

export const previewInput = z.object({ id: idText })

/** What a page asks about its session: somebody is there, or nobody has been for too long. */
export const sessionInput = z.object({ does: z.enum(['stay', 'lock']) })

const newPassword = newPasswordText('Enter a new password.')

export const choosePasswordInput = z.object({
  currentPassword: z.string({ error: 'Enter your current password.' }).max(1000),
  newPassword,
})

export const openLinkInput = z.object({
  token: z.string().min(20).max(100),
  name: z.string().trim().max(200).optional(),
  email: z.email({ error: 'Enter an e-mail address, such as ana@clinic.example.' }).optional(),
  newPassword,
})

/** Why a login session ended before its time. */
export const sessionEndReasons = [
  'logout',
  'idle',
  'ended-by-user',
  'ended-by-admin',
  'password-changed',
  'account-changed',
] as const

/** What a one-time link is for. */
export const linkPurposes = ['first-administrator', 'invitation', 'password-reset'] as const
