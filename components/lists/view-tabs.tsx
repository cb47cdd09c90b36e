import Link from 'next/link'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { formatCount } from '@/lib/format/numbers'
import { keepInViewAction } from '@/lib/lists/actions'
import { mostCountedInView } from '@/lib/lists/count'
import { hrefIn, listHref } from '@/lib/lists/list-address'
import { panelWords } from '@/lib/lists/panel'
import { defaultView } from '@/lib/lists/default-view'
import type { ListView } from '@/lib/lists/read-list'
import { emptyState } from '@/lib/lists/state'
import { Here } from './list-bar'
import { ToolLink } from './tool-link'
import { Which } from './view-panel'

/** The saved views of a list: one's own and those of one's role, each with how many rows it has now. */
export function ViewTabs({ view }: { view: ListView }) {
  const { list, views, view: open, state } = view
  const everything = listHref(list, emptyState, { view: defaultView(views) ? 'all' : null })
  const isPlain = !open && state.filters.length === 0 && state.terms === null
  return (
    <div className="no-print mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      {views.length > 0 && (
        <nav aria-label="Saved views">
          <ul className="flex list-none flex-wrap gap-1">
            <Tab href={everything} isOpen={isPlain}>
              All {list.noun.many}
            </Tab>
            {views.map((saved) => (
              <Tab
                key={saved.id}
                href={listHref(list, saved.state, { view: saved.id, isChanged: false })}
                isOpen={saved.id === open?.id}
              >
                <bdi>{saved.name}</bdi>
                {!saved.isMine && <span className="visually-hidden"> of {saved.ownerName}</span>}
                <Count of={view.viewCounts.get(saved.id)} />
              </Tab>
            ))}
          </ul>
        </nav>
      )}
      <Changes view={view} />
    </div>
  )
}

function Tab({ href, isOpen, children }: { href: ReturnType<typeof listHref>; isOpen: boolean; children: ReactNode }) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-current={isOpen ? 'page' : undefined}
        className="inline-flex min-h-control items-center gap-2 rounded-control px-3 text-ink no-underline hover:bg-primary-tint aria-[current]:bg-primary-tint aria-[current]:font-medium"
      >
        {children}
      </Link>
    </li>
  )
}

function Count({ of: count }: { of: number | undefined }) {
  if (count === undefined) return null
  return (
    <span className="text-muted tabular-nums">
      {count > mostCountedInView ? `${formatCount(mostCountedInView)}+` : formatCount(count)}
    </span>
  )
}

/** What can be kept: as a new view, or in the one that is open. */
function Changes({ view }: { view: ListView }) {
  const { list, state, view: open, isChanged } = view
  const laidOut = Object.keys(state.widths).length + state.pinned.start.length + state.pinned.end.length
  const isSpecial =
    state.filters.length + state.sort.length + state.columns.length + laidOut > 0 || state.terms !== null
  if (!open)
    return isSpecial ? (
      <ToolLink kind="quiet" href={hrefIn(view, state, { panel: panelWords.newView })}>
        Save as view…
      </ToolLink>
    ) : null
  if (!isChanged)
    return (
      <ToolLink kind="quiet" href={hrefIn(view, state, { panel: panelWords.view })}>
        View options…
      </ToolLink>
    )
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-muted">Changed since it was saved</span>
      {open.isMine && (
        <ActionForm guard={false} id="update-view" action={keepInViewAction}>
          <Here view={view} />
          <Which saved={open} />
          <SubmitButton kind="secondary">Update view</SubmitButton>
        </ActionForm>
      )}
      <ToolLink href={hrefIn(view, state, { panel: panelWords.newView })}>Save as new…</ToolLink>
      <ToolLink kind="quiet" href={listHref(list, open.state, { view: open.id, isChanged: false })}>
        Reset
      </ToolLink>
    </div>
  )
}
