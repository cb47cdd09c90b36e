'use client'
import { PanelRight } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useRef, type ReactNode } from 'react'
import { DataTable, RowLink, type SortLink, type TableColumns } from '@/components/ui/data-table'
import type { TableLayout } from '@/components/ui/table-layout'
import { Announcer } from './announce'
import { showCell, type CellContent } from './cell-view'
import { SelectionBar, type Selecting } from './selection-bar'
import { useListKeys } from './use-list-keys'
import { useSelection } from './use-selection'

export type ListTableRow = {
  id: string
  /** What a person calls it. */
  name: string
  href: Route
  peekHref: Route
  isPeeked: boolean
  cells: Record<string, CellContent>
  /** A second line below the name. */
  about?: ReactNode
}
export type ListTableColumn = { id: string; label: string; isNumber: boolean }

type Props = {
  caption: string
  columns: ListTableColumn[]
  rows: ListTableRow[]
  sortLinks: SortLink[]
  secondary: string[]
  /** Pins and widths, and where the list is with other widths: its address with all but those. */
  layout: Omit<TableLayout, 'onWidths'> & { href: Route }
  density?: string
  /** What can be done to many rows; without it no row can be selected. */
  selecting: Selecting | null
  empty: ReactNode
}

/** The rows of a list, every cell read by the server; in the browser they can be selected and looked at by key. */
export function ListTable({ caption, columns, rows, sortLinks, secondary, layout, density, selecting, empty }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const selection = useSelection(box)
  const router = useRouter()
  useListKeys(box, selection.clear)
  return (
    <div ref={box} className="group/list" onClick={selection.onClick}>
      <Announcer>
        <DataTable
          caption={caption}
          columns={columns.map(toColumn)}
          rows={rows}
          rowId={({ id }) => id}
          sortLinks={sortLinks}
          secondary={secondary}
          numeric={columns.filter(({ isNumber }) => isNumber).map(({ id }) => id)}
          layout={{
            ...layout,
            onWidths: (widths) => router.replace(withWidths(layout.href, widths), { scroll: false }),
          }}
          rowHref={({ href }) => href}
          density={density}
          lead={
            selecting
              ? {
                  header: <SelectPage selection={selection} of={rows.length} />,
                  cell: ({ id, name }) => <SelectRow id={id} name={name} form={selecting.form} />,
                }
              : undefined
          }
          trail={{ header: <span className="visually-hidden">Preview</span>, cell: Preview }}
          empty={empty}
        />
      </Announcer>
      {selecting && <SelectionBar selecting={selecting} count={selection.count} />}
    </div>
  )
}

function withWidths(href: Route, widths: Record<string, number>): Route {
  const [path = '', query] = href.split('?')
  const parameters = new URLSearchParams(query)
  const text = Object.entries(widths).map(([id, width]) => `${id}.${width}`)
  if (text.length > 0) parameters.set('w', text.join(','))
  else parameters.delete('w')
  return `${path}?${parameters}` as Route
}

type CellOf = TableColumns<ListTableRow>[number]['cell']

// One function each, whatever the page: another one would be another component, and take away what a cell has open.
const nameCell: CellOf = ({ row: { original }, column }) => (
  <>
    <RowLink href={original.href}>{showCell(original.cells[column.id])}</RowLink>
    {original.about && <span className="block text-muted">{original.about}</span>}
  </>
)
const plainCell: CellOf = ({ row: { original }, column }) => showCell(original.cells[column.id])

function toColumn({ id, label }: ListTableColumn, index: number): TableColumns<ListTableRow>[number] {
  return { id, header: label, cell: index === 0 ? nameCell : plainCell }
}

const roomy = 'relative z-10 inline-flex size-8 items-center justify-center'

function SelectRow({ id, name, form }: { id: string; name: string; form: string }) {
  return (
    <label className={roomy}>
      <input type="checkbox" name="id" value={id} form={form} aria-label={`Select ${name}`} className="size-4" />
    </label>
  )
}

/** Needs script, and is not there without. */
function SelectPage({ selection, of }: { selection: ReturnType<typeof useSelection>; of: number }) {
  if (selection.count === null) return <span className="visually-hidden">Select</span>
  const isWhole = of > 0 && selection.count === of
  return (
    <label className={roomy}>
      <input
        type="checkbox"
        checked={isWhole}
        ref={(element) => {
          if (element) element.indeterminate = !isWhole && (selection.count ?? 0) > 0
        }}
        onChange={(event) => selection.selectPage(event.currentTarget.checked)}
        aria-label="Select all rows of this page"
        className="size-4"
      />
    </label>
  )
}

function Preview({ peekHref, name, isPeeked }: ListTableRow) {
  return (
    <Link
      href={peekHref}
      prefetch={false}
      scroll={false}
      aria-label={`Preview ${name}`}
      aria-expanded={isPeeked}
      data-list="peek"
      className={`${roomy} rounded-control text-muted no-underline hover:bg-sunken aria-expanded:bg-sunken`}
    >
      <PanelRight aria-hidden className="size-4" />
    </Link>
  )
}
