import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { getListOfView } from './queries'
import type { PinInput } from './schema'
import { mostPinned } from './vocabulary'

/** Puts a view that the viewer may open into the first free place of their sidebar; one that is there stays where it is. */
export async function pinView(scope: Scope, { id }: PinInput): Promise<void> {
  if (!(await getListOfView(scope, id))) throw new AppError('not-found')
  const pins = await pinsOf(scope)
  if (pins.some(({ viewId }) => viewId === id)) return
  const place = freePlace(pins) ?? freePlace(await withoutUnseen(scope))
  if (!place)
    throw new AppError('value-not-allowed', {
      message: `Your sidebar has room for ${mostPinned} views, and all are taken. Take one out first.`,
    })
  await scope.db.$executeRaw`
    insert into pinned_views (user_id, view_id, position) values (${scope.viewer.userId}, ${id}, ${place})`
}

export async function unpinView({ db, viewer }: Scope, { id }: PinInput): Promise<void> {
  await db.$executeRaw`delete from pinned_views where user_id = ${viewer.userId} and view_id = ${id}`
}

type Pin = { viewId: string; position: number }

async function pinsOf({ db, viewer }: Scope): Promise<Pin[]> {
  return db.$queryRaw<Pin[]>`
    select view_id as "viewId", position::integer as position from pinned_views where user_id = ${viewer.userId}`
}

function freePlace(pins: Pin[]): number | undefined {
  const taken = new Set(pins.map(({ position }) => position))
  return Array.from({ length: mostPinned }, (_, index) => index + 1).find((place) => !taken.has(place))
}

/** What is not shown, because it is in the trash or no longer shared, makes room when room is needed. */
async function withoutUnseen(scope: Scope): Promise<Pin[]> {
  const { db, viewer } = scope
  await db.$executeRaw`
    delete from pinned_views p
     where p.user_id = ${viewer.userId}
       and not exists (select from saved_views v where v.id = p.view_id and v.deleted_at is null)`
  return pinsOf(scope)
}
