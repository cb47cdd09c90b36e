import { effectiveSort, findColumn } from '@/lib/lists/columns'
import { describeFilter } from '@/lib/lists/describe-filter'
import type { ListView } from '@/lib/lists/read-list'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { matchingInWords } from './list-count'

/** On paper only: which rows these are and of how many, who read them, and when. A sheet lies about for longer than a page. */
export function PrintHead({ view }: { view: ListView }) {
  const { list, state } = view
  const filters = state.filters.flatMap((filter) => {
    const column = findColumn(list, filter.column)
    return column ? `${column.label} ${describeFilter(column, filter, view.references)}` : []
  })
  const sorts = effectiveSort(list, state).map(
    ({ column, direction }) => `${findColumn(list, column)?.label ?? column} (${direction})`,
  )
  const facts: [string, string][] = [
    ['View', view.view ? `${view.view.name}${view.isChanged ? ', changed since it was saved' : ''}` : ''],
    ['Search', state.terms ?? ''],
    ['Filters', filters.join(state.match === 'any' ? '; or ' : '; ') || 'none'],
    ['Order', sorts.join(', then ') || 'nearest to the search first'],
    ['Rows', `${formatCount(view.rows.length)} on this sheet, of ${matchingInWords(view)}`],
    ['Read', `${formatMoment(view.readAt, 'dateTime')} by ${view.reader}`],
  ]
  return (
    <dl className="mb-3 hidden grid-cols-[6rem_1fr] gap-x-3 print:grid">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  )
}
