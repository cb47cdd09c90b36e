import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { shownColumns } from '@/lib/lists/columns'
import { pinnedAmong, usualWidths } from '@/lib/lists/layout'
import { hrefIn, parametersIn } from '@/lib/lists/list-address'
import type { ListColumn } from '@/lib/lists/list'
import type { ListRow } from '@/lib/lists/read-rows'
import type { ListView } from '@/lib/lists/read-list'
import { isCellView, type CellContent } from './cell-view'
import { FilterChips } from './filter-chips'
import { ListBar } from './list-bar'
import { countInWords, filtersInWords, matchingInWords } from './list-count'
import { ListPanel } from './list-panel'
import { ListTable, type ListTableRow } from './list-table'
import { NothingHere } from './nothing-here'
import { PeekPanel } from './peek-panel'
import { PrintHead } from './print-head'
import { nameOf } from './read-cell'
import { rowCell } from './row-cell'
import type { Selecting } from './selection-bar'
import { sortLinksOf } from './sort-links'
import { ViewTabs } from './view-tabs'

export type BulkButton = { name: string; label: string }
export type Cells = Record<string, (row: ListRow) => CellContent>

type Props = {
  view: ListView
  /** How a column is shown, where its kind does not say it. */
  cells?: Cells
  /** A second line below the name of a row. */
  rowAbout?: (row: ListRow) => ReactNode
  /** What one can do from here: "New patient". */
  actions?: ReactNode
  /** What is shown before there is anything at all: why, and what to do first. */
  empty?: ReactNode
  /** What helps when nothing was found, beside what every list says. */
  notFound?: ReactNode
  /** What can be done to many rows at once (`lib/jobs/bulk-registry.ts`). */
  bulk?: BulkButton[]
  /** One line about the list, after the count. */
  about?: ReactNode
}

/**
 * A list of the console: header with count, saved views, search, filters, table, pages, and one row from the side. All of
 * it stands in the address and works without JavaScript; with it, keys and ranges.
 */
export function ListPage({ view, cells = {}, rowAbout, actions, empty, notFound, bulk = [], about }: Props) {
  const { list, state } = view
  const columns = shownColumns(list, state)
  const now = new Date()
  return (
    <div className={view.peek ? '2xl:mr-96' : undefined}>
      <PageHeader
        title={list.title}
        about={
          <>
            {countInWords(view)}
            {about && <span className="block">{about}</span>}
          </>
        }
      >
        {actions}
      </PageHeader>
      <p role="status" className="visually-hidden">
        {filtersInWords(view)}
      </p>
      <ViewTabs view={view} />
      <ListBar view={view} />
      <ListPanel view={view} />
      <FilterChips view={view} />
      <PrintHead view={view} />
      <Faults faults={view.faults} />
      <ListTable
        caption={list.title}
        columns={columns.map(({ id, label, kind }) => ({ id, label, isNumber: kind === 'number' || kind === 'money' }))}
        rows={view.rows.map((row) => toTableRow(view, columns, row, { cells, rowAbout, now }))}
        sortLinks={sortLinksOf(view)}
        secondary={columns.filter(({ isSecondary }) => isSecondary).map(({ id }) => id)}
        layout={{
          pinned: pinnedAmong(columns, state.pinned),
          widths: state.widths,
          usual: Object.fromEntries(columns.map(({ id, kind }) => [id, usualWidths[kind]])),
          href: hrefIn(
            view,
            { ...state, widths: { ...state.widths, '': 0 } },
            { ...view.start, peek: view.peek?.row.id },
          ),
        }}
        density={state.density ?? undefined}
        selecting={bulk.length > 0 ? selectingOf(view, bulk) : null}
        empty={<NothingHere view={view} empty={empty} notFound={notFound} />}
      />
      <Pagination
        before={view.before ? hrefIn(view, state, { before: view.before }) : null}
        after={view.after ? hrefIn(view, state, { after: view.after }) : null}
      />
      <PeekPanel view={view} cells={cells} now={now} />
    </div>
  )
}

function toTableRow(
  view: ListView,
  columns: ListColumn[],
  row: ListRow,
  { cells, rowAbout, now }: { cells: Cells; rowAbout: Props['rowAbout']; now: Date },
): ListTableRow {
  const name = nameOf(columns[0], row)
  return {
    id: row.id,
    name,
    href: row.href,
    peekHref: hrefIn(view, view.state, { ...view.start, peek: row.id }),
    isPeeked: view.peek?.row.id === row.id,
    about: rowAbout?.(row),
    cells: Object.fromEntries(
      columns.map((column, index) => {
        const content = rowCell({ view, column, row, name, own: cells[column.id], now })
        return [column.id, index === 0 ? withMark(content, view.state.terms) : content]
      }),
    ),
  }
}

/** The name of a row shows which part of it was searched for. */
function withMark(content: CellContent, terms: string | null): CellContent {
  return terms && isCellView(content) && content.is === 'text' ? { ...content, marked: terms } : content
}

function selectingOf(view: ListView, bulk: BulkButton[]): Selecting {
  return {
    form: `selection-${view.list.name}`,
    bulk,
    hidden: [['list', view.list.name], ...parametersIn(view, view.state)],
    noun: view.list.noun,
    matching: matchingInWords(view),
    hasMore: view.after !== null || view.before !== null,
  }
}

/** What the address said and was not understood. */
function Faults({ faults }: { faults: string[] }) {
  if (faults.length === 0) return null
  return (
    <div role="alert" className="mb-3 rounded-control border border-line bg-medium-tint px-4 py-2 text-medium-ink">
      {faults.map((fault) => (
        <p key={fault}>{fault}</p>
      ))}
    </div>
  )
}
