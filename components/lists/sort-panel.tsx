import { effectiveSort, findColumn } from '@/lib/lists/columns'
import type { ListColumn, ListSort } from '@/lib/lists/list'
import { hrefIn } from '@/lib/lists/list-address'
import { panelWords } from '@/lib/lists/panel'
import type { ListView } from '@/lib/lists/read-list'
import { ToolLink } from './tool-link'

const opposite = { ascending: 'descending', descending: 'ascending' } as const

function words({ kind }: ListColumn, direction: ListSort['direction']): string {
  const isUp = direction === 'ascending'
  if (kind === 'number' || kind === 'money') return isUp ? 'smallest first' : 'largest first'
  if (kind === 'date' || kind === 'moment') return isUp ? 'oldest first' : 'newest first'
  return isUp ? 'from A to Z' : 'from Z to A'
}

/** What the rows are ordered by, first, second and third: what the headers do with Shift, without a mouse or a script. */
export function SortPanel({ view }: { view: ListView }) {
  const { list, state } = view
  const current = effectiveSort(list, state)
  const to = (sort: readonly ListSort[]) => hrefIn(view, { ...state, sort: [...sort] }, { panel: panelWords.sort })
  const others = list.columns.filter(({ id, sort }) => sort && !current.some(({ column }) => column === id))
  return (
    <div className="grid gap-3">
      {state.terms !== null && state.sort.length === 0 && <p>What fits the search best comes first.</p>}
      <ol className="list-none" aria-label="Ordered by">
        {current.map((sort, at) => {
          const column = findColumn(list, sort.column)
          if (!column) return null
          const turned = { ...sort, direction: opposite[sort.direction] }
          return (
            <li key={sort.column} className="flex flex-wrap items-center gap-2 py-1">
              <span className="text-muted">{at === 0 ? 'by' : 'then by'}</span>
              <span className="font-medium">{column.label}</span>
              <ToolLink
                href={to(current.map((one) => (one === sort ? turned : one)))}
                label={`${column.label}: ${words(column, sort.direction)}. Turn round`}
              >
                {words(column, sort.direction)} <span aria-hidden>{sort.direction === 'ascending' ? '↑' : '↓'}</span>
              </ToolLink>
              {current.length > 1 && (
                <ToolLink
                  kind="quiet"
                  href={to(current.filter((one) => one !== sort))}
                  label={`Do not order by ${column.label}`}
                >
                  ×
                </ToolLink>
              )}
            </li>
          )
        })}
      </ol>
      {others.length > 0 && current.length < 5 && (
        <div role="group" aria-label="Then by" className="flex flex-wrap items-center gap-1">
          <span className="text-muted">Then by:</span>
          {others.map(({ id, label, sort }) => (
            <ToolLink
              key={id}
              kind="quiet"
              href={to([...current, { column: id, direction: sort?.descendingFirst ? 'descending' : 'ascending' }])}
            >
              {label}
            </ToolLink>
          ))}
        </div>
      )}
      {state.sort.length > 0 && (
        <p>
          <ToolLink kind="quiet" href={to([])}>
            Back to the list’s own order
          </ToolLink>
        </p>
      )}
    </div>
  )
}
