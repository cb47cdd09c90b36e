import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import { showable } from '@/lib/lists/columns'
import { hrefIn } from '@/lib/lists/list-address'
import type { ListRow } from '@/lib/lists/read-rows'
import type { ListView } from '@/lib/lists/read-list'
import { showCell, type CellContent } from './cell-view'
import { nameOf, readCell } from './read-cell'
import { ToolLink } from './tool-link'

/** One row from the side, with every column of the list, without leaving the list. */
export function PeekPanel({
  view,
  cells,
  now,
}: {
  view: ListView
  cells: Record<string, (row: ListRow) => CellContent>
  now: Date
}) {
  if (!view.peek) return null
  const { row, previous, next } = view.peek
  const { list, state, start } = view
  const [identity, ...columns] = showable(list)
  const name = nameOf(identity, row)
  const to = (peek: string) => hrefIn(view, state, { ...start, peek })
  const isOnPage = view.rows.some(({ id }) => id === row.id)
  const nextHref = next
    ? to(next)
    : isOnPage && view.after
      ? hrefIn(view, state, { after: view.after, peek: 'first' })
      : null
  const previousHref = previous
    ? to(previous)
    : isOnPage && view.before
      ? hrefIn(view, state, { before: view.before, peek: 'last' })
      : null
  return (
    <aside
      aria-labelledby="peek-title"
      data-list="peek-panel"
      className="no-print fixed inset-y-0 right-0 z-30 flex w-96 max-w-full flex-col overflow-y-auto border-l border-line bg-surface shadow-xl"
    >
      <div className="sticky top-0 flex flex-wrap items-center justify-between gap-1 border-b border-hairline bg-surface px-4 py-2">
        <span className="flex gap-1">
          <Step href={previousHref} mark="peek-previous" label={`Previous ${list.noun.one}`} sign="‹" />
          <Step href={nextHref} mark="peek-next" label={`Next ${list.noun.one}`} sign="›" />
        </span>
        <ToolLink kind="quiet" href={hrefIn(view, state, start)} label="Close preview" mark="peek-close">
          ×
        </ToolLink>
      </div>
      <div className="px-4 py-3">
        <h2 id="peek-title" className="text-lg font-semibold">
          <bdi>{name}</bdi>
        </h2>
        <p className="mt-2 flex flex-wrap gap-2">
          <LinkButton href={row.href} kind="primary">
            Open
          </LinkButton>
        </p>
        <dl className="mt-4 grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-2">
          {columns.map((column) => (
            <div key={column.id} className="contents">
              <dt className="text-muted">{column.label}</dt>
              <dd className="min-w-0 break-words">{showCell(cells[column.id]?.(row) ?? readCell(column, row, now))}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p role="status" className="visually-hidden">
        Preview of {name}
      </p>
    </aside>
  )
}

function Step({ href, mark, label, sign }: { href: Route | null; mark: string; label: string; sign: string }) {
  if (!href) return null
  return (
    <ToolLink href={href} mark={mark} label={label}>
      {sign}
    </ToolLink>
  )
}
