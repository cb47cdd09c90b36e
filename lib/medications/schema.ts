import * as z from 'zod'
import { dateText, optionalDateText } from '@/lib/forms/dates'
import { ticked } from '@/lib/forms/choices'
import { givenText, idText, optionalText, versionNumber } from '@/lib/forms/text'
import { readTimes } from './times'

const times = z
  .string()
  .max(300, 'Enter at most 24 times.')
  .optional()
  .transform((value, context): string[] => {
    const read = readTimes(value ?? '')
    if (read.unreadable.length > 0) {
      context.addIssue({
        code: 'custom',
        message: `“${read.unreadable[0]}” is no time of day. Write times like 07:00, 11:30, 15:00.`,
      })
    } else if (read.times.length > 24) context.addIssue({ code: 'custom', message: 'Enter at most 24 times.' })
    return read.times
  })

const taken = {
  name: givenText('Enter the name and strength of the medicine, such as Levodopa/carbidopa 100/25 mg.', 200),
  dose: givenText('Enter how much is taken each time, such as 1 tablet.', 200),
  times,
  asNeeded: ticked(),
  instructions: optionalText(1000),
  startedOn: optionalDateText({ what: 'the first day' }),
  endedOn: optionalDateText({ what: 'the last day' }),
  notes: optionalText(4000),
}
const fields = { ...taken, prescribedBy: optionalText(400) }
/** A doctor says whether they prescribe it themselves, nothing about colleagues. */
const fieldsOfDoctor = { ...taken, isMine: ticked() }

type Timing = { times: string[]; asNeeded: boolean; startedOn: string | null; endedOn: string | null }

const needsTimes = {
  check: ({ times, asNeeded }: Timing) => asNeeded || times.length > 0,
  say: {
    path: ['times'],
    error: 'Enter the times of the day, such as 07:00, 11:30, 15:00, or tick “only when needed”.',
  },
}
const endsLater = {
  check: ({ startedOn, endedOn }: Timing) => startedOn === null || endedOn === null || endedOn >= startedOn,
  say: { path: ['endedOn'], error: 'The last day is before the first day. Change one of them.' },
}

export const addMedicationInput = z
  .object({ ...fields, patientId: idText })
  .refine(needsTimes.check, needsTimes.say)
  .refine(endsLater.check, endsLater.say)
export type AddMedicationInput = z.infer<typeof addMedicationInput>

export const editMedicationInput = z
  .object({ ...fields, id: idText, version: versionNumber })
  .refine(needsTimes.check, needsTimes.say)
  .refine(endsLater.check, endsLater.say)
export type EditMedicationInput = z.infer<typeof editMedicationInput>

export const recordMedicineInput = z
  .object({ ...fieldsOfDoctor, patientId: idText })
  .refine(needsTimes.check, needsTimes.say)
  .refine(endsLater.check, endsLater.say)
export type RecordMedicineInput = z.infer<typeof recordMedicineInput>

export const changeMedicineInput = z
  .object({ ...fieldsOfDoctor, id: idText, version: versionNumber })
  .refine(needsTimes.check, needsTimes.say)
  .refine(endsLater.check, endsLater.say)
export type ChangeMedicineInput = z.infer<typeof changeMedicineInput>

export const endMedicationInput = z.object({
  id: idText,
  version: versionNumber,
  endedOn: dateText({ what: 'the last day' }),
  reason: z.string().trim().max(1000, 'Use at most 1,000 characters.').optional(),
})
export type EndMedicationInput = z.infer<typeof endMedicationInput>

export const newMedicineAddress = z.object({ like: idText.optional().catch(undefined) })
export const newMedicationAddress = z.object({ patient: idText.optional().catch(undefined) })
