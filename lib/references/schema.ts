import * as z from 'zod'
import { referenceKinds } from './vocabulary'

/** What the suggestions of a reference field are asked for; sent in the body, because names have no place in addresses. */
export const lookupInput = z.object({
  kind: z.enum(referenceKinds),
  words: z.string().trim().max(200),
})
