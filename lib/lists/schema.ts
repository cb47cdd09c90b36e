import * as z from 'zod'
import { givenText, idText, versionNumber } from '@/lib/forms/text'
import { operators, visibilities } from './vocabulary'

/** Which list, and how it is looked at: the query of its address. */
const here = { list: z.string().min(1).max(100), from: z.string().max(20_000).default('') }
const values = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(z.string().trim().max(200, 'Use at most 200 characters.')).max(100),
)

/** One filter as its form sends it; which of the values count depends on the operator. */
export const filterInput = z.object({
  ...here,
  column: z.string().min(1).max(100),
  operator: z.enum(operators),
  /** The number of the filter it replaces. */
  place: z.coerce.number().int().min(0).max(50).optional(),
  value: z.string().trim().max(200, 'Use at most 200 characters.').default(''),
  end: z.string().trim().max(200, 'Use at most 200 characters.').default(''),
  length: z.string().trim().max(10, 'Enter a whole number.').default(''),
  choices: values,
})
export type FilterInput = z.infer<typeof filterInput>

/** One cell of a list: the record and the version of it that was seen, the column, and what it shall say. */
export const editCellInput = z.object({
  list: here.list,
  column: z.string().min(1).max(100),
  id: idText,
  version: versionNumber,
  value: z.string().trim().max(2000, 'Use at most 2,000 characters.').default(''),
})
export type EditCellInput = z.infer<typeof editCellInput>

export const searchListInput = z.object({
  ...here,
  terms: z.string().trim().max(200, 'Search for at most 200 characters.').default(''),
})
export type SearchListInput = z.infer<typeof searchListInput>

const view = {
  name: givenText('Give the view a name.', 80),
  visibility: z.enum(visibilities).catch('private'),
  isOwnDefault: z.coerce.boolean().default(false),
  isRoleDefault: z.coerce.boolean().default(false),
}
export const newViewInput = z.object({ ...here, ...view })
export type NewViewInput = z.infer<typeof newViewInput>

const ownView = { id: idText, version: versionNumber }
export const pinInput = z.object({ id: ownView.id })
export type PinInput = z.infer<typeof pinInput>
/** What is shown now becomes what the view shows. */
export const keepInViewInput = z.object({ ...here, ...ownView })
export type KeepInViewInput = z.infer<typeof keepInViewInput>
export const changeViewInput = z.object({ ...here, ...ownView, ...view })
export type ChangeViewInput = z.infer<typeof changeViewInput>
export const deleteViewInput = z.object({ ...here, ...ownView })
export type DeleteViewInput = z.infer<typeof deleteViewInput>
