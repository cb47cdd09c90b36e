import * as z from 'zod'
import { clinicZone } from '@/lib/format/dates'
import { momentText } from '@/lib/forms/dates'
import { readDate } from '@/lib/forms/read-date'
import { idText, optionalText, requiredText, versionNumber } from '@/lib/forms/text'
import { paging } from '@/lib/tables/paging'
import { eventTypes, handwrittenTypes, severities } from './vocabulary'

const day = z
  .string()
  .transform((typed) => readDate(typed).value)
  .optional()
  .catch(undefined)

/** The filters of a timeline page as they stand in its address; what is not understood is left out. */
export const timelineFilter = z.object({
  type: z.enum(eventTypes).optional().catch(undefined),
  severity: z.enum(severities).optional().catch(undefined),
  doctor: idText.optional().catch(undefined),
  from: day,
  to: day,
  ...paging.pick({ after: true, before: true }).shape,
})
export type TimelineFilter = z.infer<typeof timelineFilter>

const typedDay = z.string().trim().max(100).optional().catch(undefined)

/** Days of an address that are none, or have two readings: as they were typed, with what is wrong with them. */
export function unreadDays(parameters: unknown): Partial<Record<'from' | 'to', { typed: string; error: string }>> {
  const typed = z.object({ from: typedDay, to: typedDay }).parse(parameters)
  const unread = (text: string | undefined) => {
    const error = text ? readDate(text).error : undefined
    return text && error ? { typed: text, error } : undefined
  }
  return { from: unread(typed.from), to: unread(typed.to) }
}
export type UnreadDays = ReturnType<typeof unreadDays>

const entryFields = {
  eventType: z.enum(handwrittenTypes, { error: 'Choose what kind of entry it is.' }),
  eventDate: momentText(clinicZone, { what: 'when it happened' }),
  eventTitle: requiredText('a title', 300),
  eventDescription: optionalText(10_000),
  severity: z.enum(severities, { error: 'Choose how serious it is.' }),
  doctorId: optionalText(520),
}
type Entry = { eventType: string; doctorId: string | null }
const hasDoctor = ({ eventType, doctorId }: Entry) => eventType !== 'diagnosis' || doctorId !== null
const doctorMissing = { path: ['doctorId'], error: 'Name the doctor who made the diagnosis: only clinicians do.' }

export const writeEntryInput = z
  .object({ patientId: requiredText('the patient', 520), ...entryFields })
  .refine(hasDoctor, doctorMissing)
export type WriteEntryInput = z.infer<typeof writeEntryInput>

export const updateEntryInput = z
  .object({ id: idText, version: versionNumber, ...entryFields })
  .refine(hasDoctor, doctorMissing)
export type UpdateEntryInput = z.infer<typeof updateEntryInput>

/** What a patient chooses of their timeline; what is not understood is left out. */
export const timelineChoice = timelineFilter.pick({ type: true, after: true, before: true }).extend({
  year: z.coerce.number().int().min(1900).max(2200).optional().catch(undefined),
})
