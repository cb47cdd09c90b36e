import { showable, shownColumns } from '@/lib/lists/columns'
import { hrefIn } from '@/lib/lists/list-address'
import { panelWords } from '@/lib/lists/panel'
import type { ListView } from '@/lib/lists/read-list'
import type { ListState } from '@/lib/lists/state'
import { densities, densityLabels } from '@/lib/lists/vocabulary'
import { pageSizes } from '@/lib/tables/paging'
import { ColumnLayout } from './column-layout'
import { ToolLink } from './tool-link'

/** Which columns, in which order, how high the rows, how many to a page. Each press shows at once. */
export function DisplayPanel({ view }: { view: ListView }) {
  const { state } = view
  const to = (change: Partial<ListState>) =>
    hrefIn(view, { ...state, ...change }, { ...view.start, panel: panelWords.display })
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        <Choice label="Row height">
          <ToolLink href={to({ density: null })} isCurrent={state.density === null}>
            As chosen for everything
          </ToolLink>
          {densities.map((density) => (
            <ToolLink key={density} href={to({ density })} isCurrent={state.density === density}>
              {densityLabels[density]}
            </ToolLink>
          ))}
        </Choice>
        <Choice label="Rows to a page">
          {pageSizes.map((size) => (
            <ToolLink key={size} href={to({ size })} isCurrent={state.size === size}>
              {size}
            </ToolLink>
          ))}
        </Choice>
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(18rem,100%),1fr))] items-start gap-6">
        <ColumnList view={view} to={(columns) => to({ columns })} />
        <ColumnLayout view={view} to={to} />
      </div>
    </div>
  )
}

function Choice({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="group" aria-label={label}>
      <p className="mb-1 font-medium">{label}</p>
      <div className="flex flex-wrap gap-1">{children}</div>
    </div>
  )
}

function ColumnList({ view, to }: { view: ListView; to: (columns: string[]) => ReturnType<typeof hrefIn> }) {
  const shown = shownColumns(view.list, view.state).map(({ id }) => id)
  const all = showable(view.list)
  const label = (id: string) => all.find((column) => column.id === id)?.label ?? id
  const swapped = (at: number, other: number) => {
    const columns = [...shown]
    ;[columns[at], columns[other]] = [columns[other] ?? '', columns[at] ?? '']
    return to(columns)
  }
  return (
    <>
      <div>
        <p className="mb-1 font-medium" id="columns-shown">
          Shown, from left to right
        </p>
        <ol aria-labelledby="columns-shown" className="list-none">
          {shown.map((id, at) => (
            <li key={id} className="flex min-h-control items-center justify-between gap-2 border-b border-hairline">
              {label(id)}
              {at > 0 && (
                <span className="flex">
                  {at > 1 && <Small href={swapped(at, at - 1)} label={`Move ${label(id)} to the left`} sign="↑" />}
                  {at < shown.length - 1 && (
                    <Small href={swapped(at, at + 1)} label={`Move ${label(id)} to the right`} sign="↓" />
                  )}
                  <Small href={to(shown.filter((one) => one !== id))} label={`Hide ${label(id)}`} sign="Hide" />
                </span>
              )}
            </li>
          ))}
        </ol>
      </div>
      <div>
        <p className="mb-1 font-medium" id="columns-hidden">
          Not shown
        </p>
        <ul aria-labelledby="columns-hidden" className="list-none">
          {all
            .filter(({ id }) => !shown.includes(id))
            .map((column) => (
              <li
                key={column.id}
                className="flex min-h-control items-center justify-between gap-2 border-b border-hairline"
              >
                {column.label}
                <Small href={to([...shown, column.id])} label={`Show ${column.label}`} sign="Show" />
              </li>
            ))}
        </ul>
        {view.state.columns.length > 0 && (
          <p className="mt-2">
            <Small href={to([])} label="Back to the list’s own columns" sign="Reset" />
          </p>
        )}
      </div>
    </>
  )
}

function Small({ href, label, sign }: { href: ReturnType<typeof hrefIn>; label: string; sign: string }) {
  return (
    <ToolLink href={href} label={label} kind="quiet">
      {sign}
    </ToolLink>
  )
}
