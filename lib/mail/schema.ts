import * as z from 'zod'
import { choosableKinds } from './vocabulary'

export const chooseMailInput = z.object({
  kind: z.enum(choosableKinds, { error: 'Choose which mail this is about.' }),
  isWanted: z.enum(['yes', 'no'], { error: 'Say whether you want this mail.' }),
})

export const noMailInput = z.object({})

export const askResetInput = z.object({
  identifier: z
    .string({ error: 'Enter your e-mail address or user name.' })
    .trim()
    .min(1, 'Enter your e-mail address or user name.')
    .max(320, 'This is too long for an e-mail address.'),
})
