import type * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import type { Claims } from './claims'
import type { CellProblem } from './convert-row'
import type { CsvOutcome } from './vocabulary'

/** A record that is here already and that the row seems to be about. */
export type Existing = {
  id: string
  /** "The patient P-17 is here already, with the same name and date of birth." */
  message: string
  /** People may share it: the row can be created anyway. */
  isSoft: boolean
  /** Taken back by an undo before: creating it brings it back from the trash, with the values of the row. */
  isTakenBack?: boolean
}

/** A row on its way in. */
export type ImportRow<Values> = {
  rowNumber: number
  values: Values
  problems: CellProblem[]
  existing: Existing | null
  outcome: CsvOutcome | null
  /** Why it was skipped or failed; also what is worth knowing of one that was not. */
  message: string | null
  recordId: string | null
}

/** What an earlier row of the same file says against this one. */
export type Clash = { outcome: 'skip' | 'error'; message: string; isSoft?: boolean }

export type RowContext = {
  /** How the file calls the column of a field. */
  named: (field: string) => string
  timeZone: string
}

/** How rows of one kind come in. Everything takes a set of rows and asks the database once for all of them. */
export type EntityImport<Values> = {
  schema: z.ZodType<Values>
  /** Looks up what the rows name and what is here already. Writes nothing; adds to `problems`, sets `existing`. */
  prepare: (scope: Scope, rows: ImportRow<Values>[], context: RowContext) => Promise<void>
  clash: (row: ImportRow<Values>, claims: Claims) => Clash | null
  /** Keeps what this row takes, for the rows after it. */
  claim: (row: ImportRow<Values>, claims: Claims) => void
  /** Rows with a `recordId` that is new. */
  insert: (scope: Scope, rows: ImportRow<Values>[]) => Promise<void>
  /** Returns the ids of the records in which something changed. */
  update: (scope: Scope, rows: ImportRow<Values>[]) => Promise<string[]>
}
