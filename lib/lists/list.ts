import 'server-only'
import type { Route } from 'next'
import type { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import type { ReferenceKind } from '@/lib/references/vocabulary'

/** What a column holds, which decides how it is shown, filtered, sorted and exported. */
export type ColumnKind = 'text' | 'number' | 'money' | 'date' | 'moment' | 'choice' | 'yes-no' | 'reference'

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
   * are possible; `type` is its SQL type, for cursors.
   */
  sort?: { sql: Prisma.Sql; type: Prisma.Sql; descendingFirst?: boolean }
  choices?: readonly { value: string; label: string }[]
  reference?: ReferenceKind
  /** Patient data: what one filters by stands behind a handle, never in the address. True for every `text` column. */
  isPrivate?: boolean
  /** Filtered by another expression than the one shown, one that an index serves. */
  filterSql?: Prisma.Sql
  noFilter?: boolean
  /** Not shown until somebody chooses it. */
  isOptional?: boolean
  /** Left out where there is little room. */
  isSecondary?: boolean
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
  /** The patient a row speaks of, for the audit of reading. */
  patientId?: Prisma.Sql
  /** Where a row leads. */
  hrefOf: (id: string) => Route
  /** The first column names the row and is always shown. */
  columns: readonly ListColumn[]
  defaultSort: readonly ListSort[]
  /** The ids that a search for these words finds, best first: a query with the columns `id` and `rank`. */
  search?: (scope: Scope, terms: string) => Prisma.Sql
  /** Choice columns whose counts are cheap enough to show. */
  facets?: readonly string[]
}
