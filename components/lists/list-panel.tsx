import type { ReactNode } from 'react'
import { isPrivate } from '@/lib/lists/columns'
import { hrefIn } from '@/lib/lists/list-address'
import { panelWords } from '@/lib/lists/panel'
import type { ListView } from '@/lib/lists/read-list'
import { DisplayPanel } from './display-panel'
import { FilterPanel } from './filter-panel'
import { SortPanel } from './sort-panel'
import { ToolLink } from './tool-link'
import { NewViewPanel, ViewPanel } from './view-panel'

/** The tool that is open, between the bar and the table; it pushes the rows down and covers nothing. */
export function ListPanel({ view }: { view: ListView }) {
  const { panel } = view
  if (!panel) return null
  switch (panel.kind) {
    case 'fields':
      return (
        <Frame view={view} title="Filter by">
          <Fields view={view} />
        </Frame>
      )
    case 'filter':
      return (
        <Frame view={view} title={panel.filter ? 'Change filter' : 'New filter'}>
          <FilterPanel view={view} panel={panel} />
          {isPrivate(panel.column) && (
            <p className="text-muted">What you enter stays out of the address: it is kept for you, for a day.</p>
          )}
        </Frame>
      )
    case 'sort':
      return (
        <Frame view={view} title="Sort">
          <SortPanel view={view} />
        </Frame>
      )
    case 'display':
      return (
        <Frame view={view} title="Columns and rows">
          <DisplayPanel view={view} />
        </Frame>
      )
    case 'new-view':
      return (
        <Frame view={view} title="Save as a view">
          <NewViewPanel view={view} />
        </Frame>
      )
    case 'view':
      return view.view ? (
        <Frame view={view} title={`View “${view.view.name}”`}>
          <ViewPanel view={view} saved={view.view} />
        </Frame>
      ) : null
  }
}

function Frame({ view, title, children }: { view: ListView; title: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby="list-panel"
      data-list="panel"
      className="no-print mb-3 rounded-control border border-line bg-surface px-4 pt-2 pb-4"
    >
      <div className="mb-2 flex items-center justify-between gap-2">
        <h2 id="list-panel" className="font-semibold">
          {title}
        </h2>
        <ToolLink kind="quiet" href={hrefIn(view, view.state, view.start)} label={`Close ${title}`} mark="close">
          ×
        </ToolLink>
      </div>
      {children}
    </section>
  )
}

function Fields({ view }: { view: ListView }) {
  return (
    <ul className="flex list-none flex-wrap gap-1">
      {view.list.columns
        .filter(({ noFilter }) => !noFilter)
        .map(({ id, label }) => (
          <li key={id}>
            <ToolLink href={hrefIn(view, view.state, { panel: panelWords.newFilter(id) })}>{label}</ToolLink>
          </li>
        ))}
    </ul>
  )
}
