import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { findColumn } from '@/lib/lists/columns'
import { describeFilter } from '@/lib/lists/describe-filter'
import { hrefIn } from '@/lib/lists/list-address'
import { panelWords } from '@/lib/lists/panel'
import type { ListView } from '@/lib/lists/read-list'

const chip = 'inline-flex min-h-control items-stretch rounded-control border border-line bg-surface max-w-full'
const half = 'inline-flex items-center px-2 text-ink no-underline hover:bg-primary-tint'

/** Every filter that is set: pressed it can be changed, its cross takes it away. */
export function FilterChips({ view }: { view: ListView }) {
  const { state, list } = view
  if (state.filters.length === 0 && state.terms === null) return null
  const without = (place: number) => hrefIn(view, { ...state, filters: state.filters.filter((_, at) => at !== place) })
  return (
    <div className="no-print mb-3 flex flex-wrap items-center gap-2">
      <ul aria-label="Filters" className="contents list-none">
        {state.terms !== null && (
          <li className={chip}>
            <span className={half}>
              <span>
                Search: “<bdi>{state.terms}</bdi>”
              </span>
            </span>
            <Remove href={hrefIn(view, { ...state, terms: null, termsRef: undefined })} label="End the search" />
          </li>
        )}
        {state.filters.map((filter, place) => {
          const column = findColumn(list, filter.column)
          if (!column) return null
          const words = `${column.label} ${describeFilter(column, filter, view.references)}`
          return (
            <li key={`${filter.column} ${place}`} className={chip}>
              <Link
                href={hrefIn(view, state, { panel: panelWords.filter(place) })}
                prefetch={false}
                scroll={false}
                className={`${half} min-w-0`}
              >
                <span className="visually-hidden">Change filter: </span>
                <bdi className="min-w-0">{words}</bdi>
              </Link>
              <Remove href={without(place)} label={`Remove filter: ${words}`} />
            </li>
          )
        })}
      </ul>
      {state.filters.length > 1 && <MatchChoice view={view} />}
      <Link
        href={hrefIn(view, { ...state, filters: [], match: 'all', terms: null, termsRef: undefined })}
        prefetch={false}
        scroll={false}
        className={buttonClass('quiet')}
      >
        Clear all
      </Link>
    </div>
  )
}

function Remove({ href, label }: { href: ReturnType<typeof hrefIn>; label: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-label={label}
      className={`${half} min-w-8 justify-center border-l border-hairline text-muted`}
    >
      <span aria-hidden>×</span>
    </Link>
  )
}

function MatchChoice({ view }: { view: ListView }) {
  const { state } = view
  const choice = (match: 'all' | 'any', label: string) => (
    <Link
      href={hrefIn(view, { ...state, match })}
      prefetch={false}
      scroll={false}
      aria-current={state.match === match || undefined}
      className="inline-flex min-h-control items-center border border-line px-2 text-ink no-underline first:rounded-l-control last:rounded-r-control hover:bg-primary-tint aria-[current]:bg-primary-tint aria-[current]:font-medium"
    >
      {label}
    </Link>
  )
  return (
    <span role="group" aria-label="Rows must fit" className="inline-flex -space-x-px">
      {choice('all', 'All of these')}
      {choice('any', 'Any of these')}
    </span>
  )
}
