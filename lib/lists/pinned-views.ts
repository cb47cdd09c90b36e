import 'server-only'
import type { Route } from 'next'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { AdminViewer } from '@/lib/db/viewer'
import { explain } from '@/lib/errors/explain'
import { countStates } from './count'
import type { List } from './list'
import { listHref } from './list-address'
import { stateOfView } from './queries'
import { findList } from './registry'
import type { ListState } from './state'
import { mostPinned } from './vocabulary'

export type PinnedView = { id: string; name: string; list: List; state: ListState; href: Route }

/** The views in the viewer's sidebar, in their places: those that they may open now and whose list there is. */
export async function listPinnedViews({ db, viewer }: Scope): Promise<PinnedView[]> {
  const rows = await db.$queryRaw<{ id: string; name: string; list: string; state: unknown }[]>`
    select v.id, v.name, v.list, v.state
      from pinned_views p
      join saved_views v on v.id = p.view_id and v.deleted_at is null
     where p.user_id = ${viewer.userId}
     order by p.position
     limit ${mostPinned}`
  return rows.flatMap(({ id, name, list: listName, state: kept }): PinnedView[] => {
    const list = findList(listName)
    if (!list) return []
    const state = stateOfView(list, kept)
    return [{ id, name, list, state, href: listHref(list, state, { view: id, isChanged: false }) }]
  })
}

const longestMilliseconds = 500

/**
 * How many rows each pinned view has, counted as the tabs of its list count them. It stands beside every page, so no page
 * waits long for it and none fails with it: what cannot be counted in time has no number.
 */
export async function countPinnedViews(viewer: AdminViewer, pinned: PinnedView[]): Promise<Map<string, number>> {
  if (pinned.length === 0) return new Map()
  try {
    return await asViewer(viewer, async (scope) => {
      await scope.db.$executeRaw`select set_config('statement_timeout', ${`${longestMilliseconds}ms`}, true)`
      return countStates(scope, pinned)
    })
  } catch (error) {
    explain(error, 'views.count-pinned') // into the log, unless time was all it lacked
    return new Map()
  }
}
