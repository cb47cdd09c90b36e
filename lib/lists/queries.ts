import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { findColumn, isPrivate, operatorsFor } from './columns'
import { faultOf } from './filter-values'
import type { List } from './list'
import { listState, type ListState } from './state'
import type { Visibility } from './vocabulary'

export type SavedView = {
  id: string
  name: string
  ownerName: string
  isMine: boolean
  visibility: Visibility
  isOwnDefault: boolean
  isRoleDefault: boolean
  /** In the viewer's sidebar. */
  isPinned: boolean
  version: number
  state: ListState
}

const mostViews = 50

type ViewRow = Omit<SavedView, 'state' | 'visibility'> & { sharedWith: string | null; state: unknown }

/** The viewer's own views of a list and those of their role, by name; row-level security says which. */
export async function listViews({ db, viewer }: Scope, list: List): Promise<SavedView[]> {
  const rows = await db.$queryRaw<ViewRow[]>`
    select v.id, v.name, u.name as "ownerName", v.owner_id = ${viewer.userId} as "isMine", v.shared_with as "sharedWith",
           v.is_own_default and v.owner_id = ${viewer.userId} as "isOwnDefault", v.is_role_default as "isRoleDefault",
           exists (select from pinned_views p where p.view_id = v.id and p.user_id = ${viewer.userId}) as "isPinned",
           v.version, v.state
      from saved_views v
      join users u on u.id = v.owner_id
     where v.list = ${list.name} and v.deleted_at is null
     order by lower(v.name), v.id
     limit ${mostViews}`
  return rows.map(({ sharedWith, state, ...row }) => ({
    ...row,
    visibility: sharedWith === null ? 'private' : 'role',
    state: stateOfView(list, state),
  }))
}

export type KeptView = Omit<SavedView, 'state'> & { list: string; updatedAt: Date }

const mostKept = 500

/** Every view that the viewer may open, of every list, by list and name. */
export async function listEveryView({ db, viewer }: Scope): Promise<KeptView[]> {
  const rows = await db.$queryRaw<(Omit<KeptView, 'visibility'> & { sharedWith: string | null })[]>`
    select v.id, v.list, v.name, u.name as "ownerName", v.owner_id = ${viewer.userId} as "isMine",
           v.shared_with as "sharedWith", v.is_own_default and v.owner_id = ${viewer.userId} as "isOwnDefault",
           v.is_role_default as "isRoleDefault",
           exists (select from pinned_views p where p.view_id = v.id and p.user_id = ${viewer.userId}) as "isPinned",
           v.version, v.updated_at as "updatedAt"
      from saved_views v
      join users u on u.id = v.owner_id
     where v.deleted_at is null
     order by v.list, lower(v.name), v.id
     limit ${mostKept}`
  return rows.map(({ sharedWith, ...row }) => ({ ...row, visibility: sharedWith === null ? 'private' : 'role' }))
}

/** The list that a view is of; null when the viewer may not open it, or it is in the trash. */
export async function getListOfView({ db }: Scope, id: string): Promise<string | null> {
  const [found] = await db.$queryRaw<{ list: string }[]>`
    select list from saved_views where id = ${id} and deleted_at is null`
  return found?.list ?? null
}

/** A kept state, without what the list no longer has; private values are named by their place in the view. */
export function stateOfView(list: List, kept: unknown): ListState {
  const parsed = listState.safeParse(kept)
  if (!parsed.success) return listState.parse({})
  const state = parsed.data
  return {
    ...state,
    termsRef: state.terms === null ? undefined : '@',
    filters: state.filters.flatMap((filter, index) => {
      const column = findColumn(list, filter.column)
      if (!column || column.noFilter || !operatorsFor(column).includes(filter.operator)) return []
      if (faultOf(column, filter.operator, filter.values)) return []
      return [{ ...filter, ref: isPrivate(column) && filter.values.length > 0 ? `@${index}` : undefined }]
    }),
    sort: state.sort.filter(({ column }) => findColumn(list, column)?.sort),
    columns: state.columns.filter((id) => findColumn(list, id)),
    pinned: {
      start: state.pinned.start.filter((id) => findColumn(list, id)),
      end: state.pinned.end.filter((id) => findColumn(list, id)),
    },
    widths: Object.fromEntries(Object.entries(state.widths).filter(([id]) => findColumn(list, id))),
  }
}
