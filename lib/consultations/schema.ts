import * as z from 'zod'
import { ticked } from '@/lib/forms/choices'
import { momentText, optionalMomentText } from '@/lib/forms/dates'
import { moneyText, wholeNumber } from '@/lib/forms/money'
import { clinicZone } from '@/lib/format/dates'
import { givenText, idText, optionalLines, versionNumber } from '@/lib/forms/text'
import { consultationTypes } from './vocabulary'

const reference = (message: string) => z.string({ error: message }).trim().min(1, message).max(520)
const minutes = () => wholeNumber({ what: 'the duration', least: 1, most: 1440, unit: 'minutes' })
const type = z.enum(consultationTypes, { error: 'Choose a type.' })

/** When, how and with whom; the same for a new appointment and for one that changes. */
const appointment = {
  doctorId: reference('Choose a doctor.'),
  consultationDate: momentText(clinicZone, { what: 'the date and the time' }),
  consultationType: type,
  durationMinutes: minutes(),
  feeCharged: moneyText(),
  chiefComplaint: optionalLines(2000),
  notes: optionalLines(20_000),
  overlapAllowed: ticked(),
}

export const bookInput = z.object({
  patientId: reference('Choose a patient.'),
  ...appointment,
  /** What the form offered as a fee, and for which doctor. */
  usualFee: z.string().max(40).optional(),
  usualFeeOf: z.string().max(520).optional(),
})
export type BookInput = z.infer<typeof bookInput>

const findings = { diagnosis: optionalLines(20_000), prescription: optionalLines(20_000) }

export const updateInput = z.object({ id: idText, version: versionNumber, ...appointment, ...findings })
export type UpdateInput = z.infer<typeof updateInput>

export const moveInput = z.object({
  id: idText,
  version: versionNumber,
  doctorId: appointment.doctorId,
  consultationDate: appointment.consultationDate,
  durationMinutes: minutes(),
  overlapAllowed: ticked(),
})
export type MoveInput = z.infer<typeof moveInput>

/** A doctor's own appointment: they neither hand it to another doctor nor let it overlap. */
export const moveOwnInput = z.object({
  id: idText,
  version: versionNumber,
  consultationDate: appointment.consultationDate,
  durationMinutes: minutes(),
})
export type MoveOwnInput = z.infer<typeof moveOwnInput>

/** One doctor for many appointments; each keeps its time. */
export const bulkMoveInput = z.object({ doctorId: appointment.doctorId })

export const completeInput = z.object({
  id: idText,
  version: versionNumber,
  chiefComplaint: optionalLines(2000),
  ...findings,
  notes: optionalLines(20_000),
  durationMinutes: minutes(),
  feeCharged: moneyText(),
  /** Books the next appointment; left empty there is none. */
  nextVisitDate: optionalMomentText(clinicZone),
  nextType: type.default('follow-up'),
  nextMinutes: minutes(),
  overlapAllowed: ticked(),
})
export type CompleteInput = z.infer<typeof completeInput>

export const cancelInput = z.object({
  id: idText,
  version: versionNumber,
  reason: givenText('Say why it is cancelled.', 1000),
})
export type CancelInput = z.infer<typeof cancelInput>

export const versionInput = z.object({ id: idText, version: versionNumber })
export type VersionInput = z.infer<typeof versionInput>

export const reopenInput = z.object({ id: idText, version: versionNumber, overlapAllowed: ticked() })
export type ReopenInput = z.infer<typeof reopenInput>

/** What a form asks while somebody fills it in: what is in the way at this time, and what is free near it. */
export const timesInput = z.object({
  doctorId: z.string().max(520),
  patientId: z.string().max(520),
  at: z.string().max(100),
  minutes: z.string().max(40).optional(),
  except: z.string().max(200).optional(),
})
export type TimesInput = z.infer<typeof timesInput>

export const feeInput = z.object({ doctorId: z.string().max(520) })

const firstYear = 1950
const lastYear = 2100
const first = (given: unknown) => (Array.isArray(given) ? given[0] : given)

/** Which year, or which month of it, fees are summed for; anything else in an address is the year that runs. */
export const feePeriod = z.object({
  year: z.preprocess(first, z.coerce.number().int().min(firstYear).max(lastYear).optional()).catch(undefined),
  month: z
    .preprocess((given) => first(given) || undefined, z.coerce.number().int().min(1).max(12).optional())
    .catch(undefined),
  doctor: z.preprocess((given) => first(given) || undefined, z.string().max(200).optional()).catch(undefined),
  page: z.preprocess(first, z.coerce.number().int().min(1).max(10_000)).catch(1),
})
