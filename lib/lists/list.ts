import 'server-only'
import type { Route } from 'next'
import type { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import type { ReferenceKind } from '@/lib/references/vocabulary'
import type { ColumnKind } from './kinds'

export type { ColumnKind }
export type ListValue = string | number | boolean | null

/** How a cell is changed in the list itself: low-risk fields only; what is clinical has a form (docs/decisions). */
export type CellEdit = {
  /** What the operation is called, as the form of the record would call it: it says so in the undo bar and the history. */
  action: string
  /** A choice out of these, else a text. */
  choices?: readonly { value: string; label: string }[]
  /** The longest text. */
  most?: number
  isRequired?: boolean
  /** Whether this row's cell can be changed, by its values; the list reads what it asks for (`alwaysRead`). */
  when?: (values: Record<string, ListValue>) => boolean
  /** Writes it, of the version that was seen; null is an empty text. */
  save: (scope: Scope, input: { id: string; version: number; value: string | null }) => Promise<unknown>
}

export type ListColumn = {
  /** Its name in addresses, saved views and exports: camelCase, the field's own. */
  id: string
  label: string
  kind: ColumnKind
  /** The value, over the list's source. A reference is the id. */
  sql: Prisma.Sql
  /** What is shown for a reference: the name. */
  labelSql?: Prisma.Sql
  /**
   * What it is ordered by, when it sorts: an expression that is never null, with an index behind it where a million rows
   * are possible; `type` is its SQL type, for cursors; `id` is the row's id in the table of that index, where the list's
   * own comes from another one.
   */
  sort?: { sql: Prisma.Sql; type: Prisma.Sql; id?: Prisma.Sql; descendingFirst?: boolean }
  choices?: readonly { value: string; label: string }[]
  reference?: ReferenceKind
  /** Patient data: what one filters by stands behind a handle, never in the address. True for every `text` column. */
  isPrivate?: boolean
  /**
   * Filtered by another expression than the one shown, one that an index serves. For text: a column that holds
   * `app.search_key(…)`, such as `name_key`. For moments '-infinity' may stand for never.
   */
  filterSql?: Prisma.Sql
  /** Whether a row has this value, where that is more than `sql = value`: an expression an index serves. */
  whereIs?: (value: string) => Prisma.Sql
  /** Whether a row has no value, where that is another expression than `sql is null`. */
  emptySql?: Prisma.Sql
  /** Never empty: nobody is asked whether it is. */
  isNeverEmpty?: boolean
  noFilter?: boolean
  /** Not shown until somebody chooses it. */
  isOptional?: boolean
  /** Left out where there is little room. */
  isSecondary?: boolean
  /** There for filtering only: neither shown nor exported. */
  isFilterOnly?: boolean
  /** Its cells are changed in the list. The list then says which `version` its rows have. */
  edit?: CellEdit
}

export type ListSort = { column: string; direction: 'ascending' | 'descending' }

/**
 * A list of one entity, written once beside its domain (`lib/<domain>/list.ts`): the page, filters, saved views, export
 * and bulk actions all come from it. Who sees which rows is decided by row-level security, not here.
 */
export type List = {
  name: string
  path: Route
  title: string
  noun: { one: string; many: string }
  /** From … joins. */
  source: Prisma.Sql
  /** Always true of a row, such as `not in the trash`. */
  where: Prisma.Sql
  /** The row's id: unique, and the last key of every order. */
  id: Prisma.Sql
  /** The version of the record behind a row, where cells are edited. */
  version?: Prisma.Sql
  /** The patient a row speaks of, for the audit of reading. */
  patientId?: Prisma.Sql
  /** Where a row leads. */
  hrefOf: (id: string) => Route
  /** The first column names the row and is always shown. */
  columns: readonly ListColumn[]
  /** Read for every row, shown or not: what the line below the name needs. */
  alwaysRead?: readonly string[]
  defaultSort: readonly ListSort[]
  /** The ids that a search for these words finds, best first: a query with the columns `id` and `rank`. */
  search?: (scope: Scope, terms: string) => Prisma.Sql
  /** What the search field asks for: "Find a patient by name or exact id". */
  searchLabel?: string
  /** What can be typed into the search field, each in a line of its own. */
  searchHints?: readonly string[]
  /** Choice columns whose counts are cheap enough to show. */
  facets?: readonly string[]
  /** A smaller source that does for counting when only these columns are filtered by. */
  narrow?: { source: Prisma.Sql; columns: readonly string[] }
  /** Values of these columns, read for a page of rows at once; their `sql` is then null. */
  fill?: {
    columns: readonly string[]
    read: (
      scope: Scope,
      ids: string[],
      values: Record<string, ListValue>[],
    ) => Promise<Map<string, Record<string, ListValue>>>
  }
}
