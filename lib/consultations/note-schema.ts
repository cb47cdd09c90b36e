import * as z from 'zod'
import { momentText, optionalMomentText } from '@/lib/forms/dates'
import { idText, optionalLines, requiredText, versionNumber } from '@/lib/forms/text'
import { wholeNumber } from '@/lib/forms/money'
import { clinicZone } from '@/lib/format/dates'
import { assessmentFields } from './note-assessment'
import { noteIntents } from './note-vocabulary'
import { consultationTypes } from './vocabulary'

const long = () => optionalLines(20_000)
const minutes = () => wholeNumber({ what: 'the duration', least: 1, most: 1440, unit: 'minutes' })
const type = z.enum(consultationTypes, { error: 'Choose a type.' })

const texts = {
  chiefComplaint: optionalLines(2000),
  findings: long(),
  assessment: long(),
  diagnosis: long(),
  prescription: long(),
  notes: long(),
}
export type NoteTexts = { [Field in keyof typeof texts]: string | null }

const note = {
  ...texts,
  durationMinutes: minutes(),
  ...assessmentFields,
  /** Books the next appointment with the same doctor; left empty there is none. */
  nextVisitDate: optionalMomentText(clinicZone),
  nextType: type.default('follow-up'),
  nextMinutes: minutes(),
  // whatever sends the form without a button keeps a draft
  intent: z.enum(noteIntents).catch('draft'),
}

function mustSaySomething(given: NoteTexts & { intent: string }) {
  return given.intent !== 'sign' || [given.findings, given.assessment].some((text) => text !== null)
}
const saysNothing = {
  path: ['assessment'],
  error: 'Write at least the findings or the assessment before you sign.',
}

/** The note of a visit that is in the calendar already, with the version of what was measured in it. */
export const writeNoteInput = z
  .object({
    id: idText,
    version: versionNumber,
    ...note,
    measuredVersion: versionNumber.optional(),
    measuredSeen: versionNumber.optional(),
  })
  .refine(mustSaySomething, saysNothing)
export type WriteNoteInput = z.infer<typeof writeNoteInput>

/** The note of a visit that nobody had booked. */
export const newNoteInput = z
  .object({
    patientId: idText,
    consultationDate: momentText(clinicZone, { what: 'when the visit was', latest: 'today' }),
    consultationType: type,
    ...note,
  })
  .refine(mustSaySomething, saysNothing)
export type NewNoteInput = z.infer<typeof newNoteInput>

export const amendNoteInput = z.object({
  id: idText,
  version: versionNumber,
  ...texts,
  reason: requiredText('why the note is amended', 1000),
})
export type AmendNoteInput = z.infer<typeof amendNoteInput>

export const newNoteAddress = z.object({ patient: idText.optional().catch(undefined) })
