import * as z from 'zod'
import { approvalStates } from '@/lib/doctors/vocabulary'
import { idText } from '@/lib/forms/text'

export const boardOrders = ['name', 'least', 'most'] as const
export type BoardOrder = (typeof boardOrders)[number]
export const boardOrderLabels: Record<BoardOrder, string> = {
  name: 'Name',
  least: 'Fewest patients first',
  most: 'Most patients first',
}

const word = z
  .string()
  .trim()
  .max(200)
  .optional()
  .catch(undefined)
  .transform((value) => value || undefined)
const id = idText.optional().catch(undefined)

/** What the board shows; nothing of a patient but an id where a lane goes on. */
export const boardFilter = z.object({
  hospital: word,
  speciality: word,
  state: z.enum(approvalStates).optional().catch(undefined),
  order: z.enum(boardOrders).catch('name'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  /** A doctor whose lane stands first, beside colleagues of the same speciality. */
  with: id,
  /** One lane alone, paged: a doctor's id, or `none` for those without an active doctor. */
  lane: id,
  part: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type BoardFilter = z.output<typeof boardFilter>

export const lanesPerPage = 6
export const patientsPerLane = 25
/** The lane of those whom no active doctor treats. */
export const noDoctorLane = 'none'
