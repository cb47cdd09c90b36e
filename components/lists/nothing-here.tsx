import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { hrefIn } from '@/lib/lists/list-address'
import type { ListView } from '@/lib/lists/read-list'
import { address } from '@/lib/tables/address'
import { tableOfList } from '@/lib/trash/vocabulary'
import { SearchHints } from './search-hints'

/** Why there is no row, and what helps: nothing was found, nothing fits, this page is past the end, or nothing is there yet. */
export function NothingHere({ view, empty, notFound }: { view: ListView; empty: ReactNode; notFound: ReactNode }) {
  const { list, state } = view
  if (view.count.rows > 0)
    return (
      <EmptyState title="There is nothing on this page any more.">
        <p className="mb-3">Rows were changed or deleted while you looked at the page before.</p>
        <LinkButton href={hrefIn(view, state)}>To the first page</LinkButton>
      </EmptyState>
    )
  if (state.terms !== null)
    return (
      <EmptyState title={`No ${list.noun.one} was found.`}>
        <p className="mb-3">Check the spelling, or search for fewer words.</p>
        {list.searchHints && (
          <div className="mb-3">
            <p>What can be searched for:</p>
            <SearchHints hints={list.searchHints} />
          </div>
        )}
        {notFound}
        <Clear view={view}>
          <InTrash view={view} />
        </Clear>
      </EmptyState>
    )
  if (state.filters.length > 0)
    return (
      <EmptyState title={`No ${list.noun.one} fits these filters.`}>
        <p className="mb-3">Take one of them away to see more.</p>
        {notFound}
        <Clear view={view} />
      </EmptyState>
    )
  return empty ?? <EmptyState title={`There are no ${list.noun.many} yet.`} />
}

/** What is not in the list may have been deleted; looked for by the same words. */
function InTrash({ view: { list, state } }: { view: ListView }) {
  const table = tableOfList[list.name]
  if (!table) return null
  const s = state.termsRef === '@' ? undefined : state.termsRef
  return <LinkButton href={address('/admin/trash', { table, s })}>Look in the trash</LinkButton>
}

function Clear({ view, children }: { view: ListView; children?: ReactNode }) {
  const { state } = view
  const hasBoth = state.terms !== null && state.filters.length > 0
  const bare = { ...state, filters: [], terms: null, termsRef: undefined }
  return (
    <span className="inline-flex flex-wrap justify-center gap-2">
      {hasBoth && <LinkButton href={hrefIn(view, { ...state, filters: [] })}>Search without the filters</LinkButton>}
      <LinkButton href={hrefIn(view, bare)}>{state.terms === null ? 'Clear the filters' : 'End the search'}</LinkButton>
      {children}
    </span>
  )
}
