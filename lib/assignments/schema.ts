import * as z from 'zod'
import { optionalDateText } from '@/lib/forms/dates'
import { assignmentTypes, primaryChoices } from './vocabulary'

const recordId = z.string().min(1).max(200)
const version = z.coerce.number().int()
const reference = (noun: string) =>
  z
    .string({ error: `Choose a ${noun}.` })
    .trim()
    .min(1, `Choose a ${noun}.`)
    .max(500, `Choose a ${noun}.`)
const notes = z
  .string()
  .trim()
  .max(2000, 'Use at most 2,000 characters for the notes.')
  .optional()
  .transform((value) => value || null)
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

export const updateAssignmentInput = z.object({ id: recordId, version, assignmentType, notes, presentPrimary })
export type UpdateAssignmentInput = z.output<typeof updateAssignmentInput>

export const endAssignmentInput = z.object({
  id: recordId,
  version,
  endedAt: optionalDateText({ latest: 'today' }),
  reason,
})
export type EndAssignmentInput = z.output<typeof endAssignmentInput>

export const movePatientInput = z.object({
  patientId: recordId,
  /** Whose patient it is now; empty for somebody whom no active doctor treats. */
  fromDoctorId: z
    .string()
    .max(200)
    .optional()
    .transform((value) => value || null),
  doctorId: reference('doctor'),
  reason: z
    .string()
    .trim()
    .max(1000, 'Use at most 1,000 characters for the reason.')
    .optional()
    .transform((value) => value || null),
})
export type MovePatientInput = z.output<typeof movePatientInput>

export const bulkAssignInput = z.object({
  doctorId: reference('doctor'),
  assignmentType,
  presentPrimary,
})
export type BulkAssignInput = z.output<typeof bulkAssignInput>

export const bulkEndInput = z.object({ endReason: reason })
