import type { ReactNode } from 'react'
import { formatCount } from '@/lib/format/numbers'
import type { ListView } from '@/lib/lists/read-list'

/** "1,204", or "about 1,200,000" beyond what was counted. */
export function matchingInWords({ count: { rows, isExact } }: ListView): string {
  return isExact ? formatCount(rows) : `about ${formatCount(rounded(rows))}`
}

/** The planner knows two digits at best; more would be made up. */
function rounded(rows: number) {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(rows)) - 1)
  return Math.round(rows / step) * step
}

export function countInWords(view: ListView): ReactNode {
  const { state, list, count } = view
  const words = `${matchingInWords(view)} ${count.rows === 1 ? list.noun.one : list.noun.many}`
  const filters = state.filters.length === 0 ? '' : `, ${filterCount(state.filters.length)}`
  if (state.terms === null) return `${words[0]?.toUpperCase()}${words.slice(1)}${filters}`
  return (
    <>
      {words} found for “<bdi>{state.terms}</bdi>”{state.sort.length === 0 && ', nearest first'}
      {filters}
    </>
  )
}

/** For who hears the page: "3 filters, 1,204 results". */
export function filtersInWords(view: ListView): string {
  const results = `${matchingInWords(view)} ${view.count.rows === 1 ? 'result' : 'results'}`
  return view.state.filters.length === 0 ? results : `${filterCount(view.state.filters.length)}, ${results}`
}

const filterCount = (filters: number) => (filters === 1 ? '1 filter' : `${filters} filters`)
