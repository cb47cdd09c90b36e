import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { formatCount } from '@/lib/format/numbers'
import { shownColumns } from '@/lib/lists/columns'
import { listHref } from '@/lib/lists/list-address'
import type { ListRow } from '@/lib/lists/read-rows'
import type { ListView } from '@/lib/lists/read-list'
import { Cell } from './cell'
import { ListTable } from './list-table'
import { sortLinksOf } from './sort-links'

export type BulkButton = { name: string; label: string }

type Props = {
  view: ListView
  /** How a column is shown, where its kind does not say it. */
  cells?: Record<string, (row: ListRow) => ReactNode>
  /** What one can do from here: "New patient". */
  actions?: ReactNode
  /** What is shown before there is anything at all. */
  empty?: ReactNode
  /** What can be done to many rows at once. */
  bulk?: BulkButton[]
  about?: ReactNode
}

/** A list of the console: header with count, filters, table, pages. */
export function ListPage({ view, cells = {}, actions, empty, about }: Props) {
  const { list, state, rows } = view
  const columns = shownColumns(list, state)
  const now = new Date()
  return (
    <>
      <PageHeader title={list.title} about={about ?? countOf(view)}>
        {actions}
      </PageHeader>
      <ListTable
        caption={list.title}
        columns={columns.map(({ id, label, kind }) => ({ id, label, isNumber: kind === 'number' || kind === 'money' }))}
        rows={rows.map((row) => ({
          id: row.id,
          name: String(row.values[columns[0]?.id ?? ''] ?? row.id),
          href: row.href,
          peekHref: listHref(list, state, { peek: row.id }),
          cells: Object.fromEntries(
            columns.map((column) => [
              column.id,
              cells[column.id]?.(row) ?? <Cell key={column.id} column={column} row={row} now={now} />,
            ]),
          ),
        }))}
        sortLinks={sortLinksOf(view)}
        secondary={columns.filter(({ isSecondary }) => isSecondary).map(({ id }) => id)}
        density={state.density ?? undefined}
        empty={empty ?? <EmptyState title={`There are no ${list.noun.many} yet.`} />}
      />
      <Pagination
        before={view.before ? listHref(list, state, { before: view.before }) : null}
        after={view.after ? listHref(list, state, { after: view.after }) : null}
      />
    </>
  )
}

function countOf({ count, list: { noun } }: ListView) {
  return `${count.isExact ? '' : 'About '}${formatCount(count.rows)} ${count.rows === 1 ? noun.one : noun.many}`
}
