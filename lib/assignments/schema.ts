import * as z from 'zod'
import { optionalDateText } from '@/lib/forms/dates'
import { idText, optionalText, versionNumber } from '@/lib/forms/text'
import { assignmentTypes, primaryChoices } from './vocabulary'

const reference = (noun: string) =>
  z
    .string({ error: `Choose a ${noun}.` })
    .trim()
    .min(1, `Choose a ${noun}.`)
    .max(500, `Choose a ${noun}.`)
const notes = optionalText(2000, 'the notes')
const reason = z
  .string({ error: 'Say why.' })
  .trim()
  .min(1, 'Say why: the reason is kept with the assignment.')
  .max(1000, 'Use at most 1,000 characters for the reason.')
const assignmentType = z.enum(assignmentTypes, { error: 'Choose a type.' })
const presentPrimary = z.enum(primaryChoices).optional().default('refuse')

export const createAssignmentInput = z.object({
  patientId: reference('patient'),
  doctorId: reference('doctor'),
  assignmentType,
  assignmentDate: optionalDateText({ latest: 'today' }),
  notes,
  presentPrimary,
})
export type CreateAssignmentInput = z.output<typeof createAssignmentInput>

export const updateAssignmentInput = z.object({
  id: idText,
  version: versionNumber,
  assignmentType,
  notes,
  presentPrimary,
})
export type UpdateAssignmentInput = z.output<typeof updateAssignmentInput>

export const endAssignmentInput = z.object({
  id: idText,
  version: versionNumber,
  endedAt: optionalDateText({ latest: 'today' }),
  reason,
})
export type EndAssignmentInput = z.output<typeof endAssignmentInput>

export const movePatientInput = z.object({
  patientId: idText,
  /** Whose patient it is now; empty for somebody whom no active doctor treats. */
  fromDoctorId: z
    .string()
    .max(200)
    .optional()
    .transform((value) => value || null),
  doctorId: reference('doctor'),
  reason: optionalText(1000, 'the reason'),
})
export type MovePatientInput = z.output<typeof movePatientInput>

export const bulkAssignInput = z.object({
  doctorId: reference('doctor'),
  assignmentType,
  presentPrimary,
})
export type BulkAssignInput = z.output<typeof bulkAssignInput>

export const bulkEndInput = z.object({ endReason: reason })
