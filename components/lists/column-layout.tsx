import { shownColumns } from '@/lib/lists/columns'
import { clamped, pinnedAmong, usualWidths, withPin } from '@/lib/lists/layout'
import type { ListColumn } from '@/lib/lists/list'
import type { hrefIn } from '@/lib/lists/list-address'
import type { ListView } from '@/lib/lists/read-list'
import type { ListState } from '@/lib/lists/state'
import { narrowest, widest, widthStep } from '@/lib/lists/vocabulary'
import { ToolLink } from './tool-link'

type To = (change: Partial<ListState>) => ReturnType<typeof hrefIn>

/** Which columns stay in sight while the others scroll, and how wide each is: what drawing their edges does, by press. */
export function ColumnLayout({ view: { list, state }, to }: { view: ListView; to: To }) {
  const columns = shownColumns(list, state)
  const pinned = pinnedAmong(columns, state.pinned)
  const isOwn = state.pinned.start.length + state.pinned.end.length + Object.keys(state.widths).length > 0
  return (
    <div>
      <p className="mb-1 font-medium" id="columns-laid-out">
        In sight, and width
      </p>
      <ul aria-labelledby="columns-laid-out" className="list-none">
        {columns.map((column, at) => (
          <li
            key={column.id}
            className="flex min-h-control flex-wrap items-center justify-between gap-x-2 border-b border-hairline"
          >
            {column.label}
            <span className="flex flex-wrap items-center">
              {at === 0 ? (
                <span className="px-2 text-muted">always in sight</span>
              ) : (
                <Pins column={column} state={state} pinned={pinned} to={to} />
              )}
              <Width column={column} widths={state.widths} to={to} />
            </span>
          </li>
        ))}
      </ul>
      {isOwn && (
        <p className="mt-2">
          <ToolLink
            href={to({ pinned: { start: [], end: [] }, widths: {} })}
            label="Back to the list’s own widths, with nothing else pinned"
            kind="quiet"
          >
            Reset
          </ToolLink>
        </p>
      )}
    </div>
  )
}

type Pinned = ListState['pinned']

function Pins({ column, state, pinned, to }: { column: ListColumn; state: ListState; pinned: Pinned; to: To }) {
  const { id, label } = column
  const pin = (side: 'start' | 'end' | null) => to({ pinned: withPin(state.pinned, id, side) })
  if (pinned.start.includes(id) || pinned.end.includes(id))
    return (
      <ToolLink href={pin(null)} label={`Let ${label} scroll again`} kind="quiet">
        Unpin
      </ToolLink>
    )
  return (
    <>
      <ToolLink href={pin('start')} label={`Pin ${label} to the left`} kind="quiet">
        Pin left
      </ToolLink>
      <ToolLink href={pin('end')} label={`Pin ${label} to the right`} kind="quiet">
        right
      </ToolLink>
    </>
  )
}

function Width({
  column: { id, label, kind },
  widths,
  to,
}: {
  column: ListColumn
  widths: ListState['widths']
  to: To
}) {
  const own = widths[id]
  const width = own ?? usualWidths[kind]
  const other = (by: number) => to({ widths: { ...widths, [id]: clamped(width + by) } })
  const { [id]: _own, ...others } = widths
  return (
    <>
      {width > narrowest && (
        <ToolLink href={other(-widthStep)} label={`Make ${label} narrower`} kind="quiet">
          −
        </ToolLink>
      )}
      <span className="min-w-12 text-center text-muted tabular-nums">{own ? `${own} px` : 'auto'}</span>
      {width < widest && (
        <ToolLink href={other(widthStep)} label={`Make ${label} wider`} kind="quiet">
          +
        </ToolLink>
      )}
      {own !== undefined && (
        <ToolLink href={to({ widths: others })} label={`Make ${label} as wide as what is in it`} kind="quiet">
          auto
        </ToolLink>
      )}
    </>
  )
}
