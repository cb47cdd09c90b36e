import * as z from 'zod'
import { optionalDateText } from '@/lib/forms/dates'
import { givenText, idText, versionNumber } from '@/lib/forms/text'

const doctor = (which: string) =>
  z
    .string({ error: `Choose ${which}.` })
    .trim()
    .min(1, `Choose ${which}.`)
    .max(500, `Choose ${which}.`)
const yes = z
  .union([z.literal('yes'), z.literal('on')])
  .optional()
  .transform(Boolean)

export const previewHandOverInput = z.object({
  fromDoctorId: doctor('the doctor who hands over'),
  toDoctorId: doctor('the doctor who takes over'),
  onDate: optionalDateText({ earliest: 'today' }),
  backOn: optionalDateText({ earliest: 'today' }),
  moveAppointments: yes,
})
export type PreviewHandOverInput = z.output<typeof previewHandOverInput>

/** What the address of a preview says: ids and a date, nothing about a patient. */
export const handOverAddress = z.object({
  from: idText.optional().catch(undefined),
  to: idText.optional().catch(undefined),
  on: z.iso.date().optional().catch(undefined),
  back: z.iso.date().optional().catch(undefined),
  visits: z.literal('yes').optional().catch(undefined),
})

export const handOverInput = z
  .object({
    fromDoctorId: idText,
    toDoctorId: idText,
    onDate: z.iso.date({ error: 'Choose a date.' }),
    backOn: z.iso.date({ error: 'Choose a date for the way back.' }).optional(),
    moveAppointments: yes,
    who: z.enum(['all', 'selected'], { error: 'Choose who is handed over.' }),
    patientIds: z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(idText).max(2000),
    ),
    reason: givenText('Say why the patients are handed over.', 1000, 'the reason'),
  })
  .refine(({ who, patientIds }) => who === 'all' || patientIds.length > 0, {
    path: ['who'],
    error: 'Choose at least one patient, or hand over everybody.',
  })
export type HandOverInput = z.output<typeof handOverInput>

export const cancelHandOverInput = z.object({ id: idText, version: versionNumber })
