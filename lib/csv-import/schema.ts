import * as z from 'zod'
import { idText, optionalText, versionNumber } from '@/lib/forms/text'
import {
  csvEntities,
  dateOrders,
  decimalMarks,
  delimiterNames,
  duplicatePolicies,
  encodingNames,
  quoteNames,
} from './vocabulary'

export const csvImportId = idText

export const csvEntity = z.enum(csvEntities, { error: 'Choose what the rows are.' })

/** How a file is read, as a person may change it. */
export const readingInput = z.object({
  id: csvImportId,
  version: versionNumber,
  encoding: z.enum(encodingNames, { error: 'Choose an encoding from the list.' }),
  delimiter: z.enum(delimiterNames, { error: 'Choose a delimiter from the list.' }),
  quote: z.enum(quoteNames, { error: 'Choose a quote from the list.' }),
  header: z.enum(['yes', 'no'], { error: 'Say whether the first row holds the names of the columns.' }),
  dateOrder: z.enum(dateOrders, {
    error: 'Say in which order the dates of the file stand: the file itself leaves it open.',
  }),
  decimalMark: z.enum(decimalMarks, { error: 'Choose how decimals are written.' }),
  /** Shows how the file reads now, and goes no further. */
  stay: z.string().optional(),
})
export type ReadingInput = z.output<typeof readingInput>

/** Which column fills which field: `columns[0]` is the first column, empty where it is left out. */
export const mappingInput = z.object({
  id: csvImportId,
  version: versionNumber,
  columns: z.array(z.string().max(100).optional()).max(500),
  policy: z.enum(duplicatePolicies, { error: 'Choose what becomes of rows that are here already.' }),
})
export type MappingInput = z.output<typeof mappingInput>

/** The same for a remembered mapping, with what it is called. */
export const changeMappingInput = mappingInput.extend({
  name: optionalText(80, 'the name'),
})
export type ChangeMappingInput = z.output<typeof changeMappingInput>

export const csvImportInput = z.object({ id: csvImportId, version: versionNumber })

/** Fields of rows that no form has. */
export const idCell = z
  .string()
  .trim()
  .max(200, 'Use at most 200 characters.')
  .regex(/^[^\s/\\?#%]+$/, 'Use an id without spaces and without / \\ ? # %.')
export const reasonCell = optionalText(1000)
