import * as z from 'zod'
import { idText, optionalText, requiredText, versionNumber } from '@/lib/forms/text'
import { inputTypes, outputFormats, sessionStatuses } from './vocabulary'

const sessionFields = {
  patientId: optionalText(520),
  doctorId: optionalText(520),
  inputType: z.enum(inputTypes, { error: 'Choose what was put in.' }),
  outputFormat: z.enum(outputFormats, { error: 'Choose a format from the list.' }).optional(),
  status: z.enum(sessionStatuses, { error: 'Choose where the session stands.' }),
}

export const createSessionInput = z.object(sessionFields)
export type CreateSessionInput = z.infer<typeof createSessionInput>

export const updateSessionInput = z.object({ id: idText, version: versionNumber, ...sessionFields })
export type UpdateSessionInput = z.infer<typeof updateSessionInput>

export const giveSessionInput = z.object({
  id: idText,
  version: versionNumber,
  patientId: requiredText('the patient whose session it is', 520),
})
export type GiveSessionInput = z.infer<typeof giveSessionInput>
