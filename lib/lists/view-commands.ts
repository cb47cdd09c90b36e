import 'server-only'
import type { Route } from 'next'
import type { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { whereFrom, type Here } from './commands'
import { hrefIn, listHref } from './list-address'
import type { SavedView } from './queries'
import type { ChangeViewInput, DeleteViewInput, KeepInViewInput, NewViewInput } from './schema'
import { bare, type ListState } from './state'

/** Keeps what is shown now under a name, and opens it. */
export async function saveView(scope: Scope, input: NewViewInput): Promise<Route> {
  const here = await whereFrom(scope, input)
  refuseTakenName(here, input.name)
  await makeRoom(scope, here, input)
  const [row] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into saved_views (owner_id, list, name, shared_with, is_own_default, is_role_default, state)
    values (${scope.viewer.userId}, ${here.list.name}, ${input.name}, ${sharedWith(scope, input)}, ${input.isOwnDefault},
            ${isRoleDefault(input)}, ${JSON.stringify(bare(here.state))}::jsonb)
    returning id`
  return listHref(here.list, here.state, { view: row?.id, isChanged: false })
}

/** What is shown now becomes what the view shows. */
export async function keepInView(scope: Scope, input: KeepInViewInput): Promise<Route> {
  const here = await whereFrom(scope, input)
  await update(scope, ownView(here, input.id), input.version, { state: asJson(here.state) })
  return listHref(here.list, here.state, { view: input.id, isChanged: false })
}

/** A view's name, who may open it and where it is the default. */
export async function changeView(scope: Scope, input: ChangeViewInput): Promise<Route> {
  const here = await whereFrom(scope, input)
  const view = ownView(here, input.id)
  refuseTakenName(here, input.name, view.id)
  await makeRoom(scope, here, input, view.id)
  await update(scope, view, input.version, {
    name: input.name,
    sharedWith: sharedWith(scope, input),
    isOwnDefault: input.isOwnDefault,
    isRoleDefault: isRoleDefault(input),
  })
  return hrefIn(here, here.state)
}

export async function deleteView(scope: Scope, input: DeleteViewInput): Promise<Route> {
  const here = await whereFrom(scope, input)
  const view = ownView(here, input.id)
  if (view.version !== input.version) throw new AppError('changed-meanwhile')
  await scope.db.$queryRaw`select app.move_to_trash('saved_views', ${view.id}, 'Deleted as a view of the list') as id`
  return listHref(
    here.list,
    { ...here.state, filters: [], terms: null, termsRef: undefined, sort: [], columns: [] },
    { view: 'all' },
  )
}

type Named = Pick<NewViewInput, 'visibility' | 'isOwnDefault' | 'isRoleDefault'>

const sharedWith = ({ viewer }: Scope, { visibility }: Named) => (visibility === 'role' ? viewer.role : null)
const isRoleDefault = ({ visibility, isRoleDefault: wanted }: Named) => visibility === 'role' && wanted

function ownView({ views }: Here, id: string): SavedView {
  const view = views.find((one) => one.id === id)
  if (!view) throw new AppError('not-found')
  if (!view.isMine)
    throw new AppError('forbidden', {
      message: `This view belongs to ${view.ownerName}. Save it as a view of your own.`,
    })
  return view
}

function refuseTakenName({ views }: Here, name: string, except?: string) {
  const taken = views.some(
    (view) => view.isMine && view.id !== except && view.name.toLowerCase() === name.toLowerCase(),
  )
  if (taken)
    throw new AppError('value-not-allowed', {
      field: 'name',
      message: `You have a view called “${name}” already. Choose another name.`,
    })
}

/** One default each: one's own moves to this view; that of the role is its owner's to give up. */
async function makeRoom({ db, viewer }: Scope, { list, views }: Here, input: Named, except?: string) {
  const others = views.find((view) => view.isRoleDefault && view.id !== except)
  if (isRoleDefault(input) && others && !others.isMine)
    throw new AppError('value-not-allowed', {
      field: 'isRoleDefault',
      message: `“${others.name}” of ${others.ownerName} is the default of your role. Ask them to give that up first.`,
    })
  const mine = { ownerId: viewer.userId, list: list.name, deletedAt: null, ...(except && { id: { not: except } }) }
  if (input.isOwnDefault)
    await db.savedView.updateMany({ where: { ...mine, isOwnDefault: true }, data: { isOwnDefault: false } })
  if (isRoleDefault(input))
    await db.savedView.updateMany({ where: { ...mine, isRoleDefault: true }, data: { isRoleDefault: false } })
}

async function update({ db }: Scope, view: SavedView, version: number, data: Prisma.SavedViewUpdateManyMutationInput) {
  const { count } = await db.savedView.updateMany({ where: { id: view.id, version, deletedAt: null }, data })
  if (count === 0) throw new AppError('changed-meanwhile')
}

const asJson = (state: ListState): Prisma.InputJsonObject => ({ ...bare(state) })
