import type { SortLink } from '@/components/ui/data-table'
import { effectiveSort, shownColumns } from '@/lib/lists/columns'
import type { ListSort } from '@/lib/lists/list'
import { hrefIn } from '@/lib/lists/list-address'
import type { ListView } from '@/lib/lists/read-list'

const opposite = { ascending: 'descending', descending: 'ascending' } as const

/** Where the headers lead: one press orders by this column alone, the next one turns it round; with Shift it is added. */
export function sortLinksOf(view: ListView): SortLink[] {
  const { list, state } = view
  const current = effectiveSort(list, state)
  return shownColumns(list, state).flatMap(({ id, sort }): SortLink[] => {
    if (!sort) return []
    const at = current.findIndex(({ column }) => column === id)
    const own = current[at]
    const first: ListSort['direction'] = sort.descendingFirst ? 'descending' : 'ascending'
    const next: ListSort = { column: id, direction: own ? opposite[own.direction] : first }
    const added = own ? current.map((one) => (one === own ? next : one)) : [...current, next]
    return [
      {
        column: id,
        direction: own?.direction ?? 'none',
        place: current.length > 1 && own ? at + 1 : undefined,
        href: hrefIn(view, { ...state, sort: [next] }),
        addHref: hrefIn(view, { ...state, sort: added.slice(0, 5) }),
      },
    ]
  })
}
