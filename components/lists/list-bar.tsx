import { ActionForm } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button-class'
import { SearchField } from '@/components/ui/search-field'
import { searchListAction } from '@/lib/lists/actions'
import { hrefIn, parametersIn } from '@/lib/lists/list-address'
import { panelWords, type Panel } from '@/lib/lists/panel'
import type { ListView } from '@/lib/lists/read-list'
import { ExportMenu } from './export-menu'
import { SearchHints } from './search-hints'
import { ToolLink } from './tool-link'

/** Search, and the tools that say what the list shows. */
export function ListBar({ view }: { view: ListView }) {
  const { list, state, panel } = view
  const tool = (word: string, kind: Panel['kind'][]) => {
    const isOpen = panel !== null && kind.includes(panel.kind)
    return { href: hrefIn(view, state, { ...view.start, panel: isOpen ? undefined : word }), isOpen }
  }
  return (
    <div className="no-print mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
      {list.search && (
        <ActionForm
          id="search"
          action={searchListAction}
          guard={false}
          className="flex min-w-0 flex-1 basis-72 flex-wrap items-end gap-2 sm:max-w-xl"
        >
          <Here view={view} />
          <SearchField label={list.searchLabel ?? `Find ${list.noun.many}`} terms={state.terms} />
          <button type="submit" className={buttonClass('primary')}>
            Search
          </button>
          {list.searchHints && (
            <details className="basis-full text-muted">
              <summary className="min-h-control w-fit content-center">Search tips</summary>
              <SearchHints hints={list.searchHints} />
            </details>
          )}
        </ActionForm>
      )}
      <div className="flex flex-wrap gap-2">
        <ToolLink {...tool(panelWords.fields, ['fields', 'filter'])}>+ Filter</ToolLink>
        <ToolLink {...tool(panelWords.sort, ['sort'])}>Sort</ToolLink>
        <ToolLink {...tool(panelWords.display, ['display'])}>Columns</ToolLink>
        <ExportMenu view={view} />
      </div>
    </div>
  )
}

/** Tells a form's action which list it stands in and how that is looked at. */
export function Here({ view }: { view: ListView }) {
  return (
    <>
      <input type="hidden" name="list" value={view.list.name} />
      <input type="hidden" name="from" value={new URLSearchParams(parametersIn(view, view.state)).toString()} />
    </>
  )
}
