import 'server-only'
import { beginOperation } from '@/lib/actions/operation'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { findColumn } from './columns'
import type { CellEdit, ListColumn } from './list'
import { findList } from './registry'
import type { EditCellInput } from './schema'

/** Changes one cell of a list, as the form of the record would; the operation has that form's name. */
export async function editCell(scope: Scope, input: EditCellInput): Promise<void> {
  const list = findList(input.list)
  const column = list && findColumn(list, input.column)
  if (!column?.edit) throw new AppError('value-not-allowed', { message: 'This cannot be changed in a list.' })
  const value = checked(column, column.edit, input.value)
  await beginOperation(scope, column.edit.action)
  await column.edit.save(scope, { id: input.id, version: input.version, value })
}

function checked({ label }: ListColumn, { choices, most = 200, isRequired }: CellEdit, value: string): string | null {
  const refuse = (message: string) => new AppError('value-not-allowed', { message })
  if (choices) {
    if (choices.some((choice) => choice.value === value)) return value
    throw refuse(`Choose one of the values offered for ${label}.`)
  }
  if (value.length > most) throw refuse(`Use at most ${most} characters for ${label}.`)
  if (value === '' && isRequired) throw refuse(`${label} cannot be empty.`)
  return value || null
}
