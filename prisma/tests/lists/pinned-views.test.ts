import { asViewer, type Scope } from '@/lib/db/scope'
import type { AdminViewer } from '@/lib/db/viewer'
import { countViews } from '@/lib/lists/count'
import { pinView, unpinView } from '@/lib/lists/pin-commands'
import { countPinnedViews, listPinnedViews } from '@/lib/lists/pinned-views'
import { listEveryView, listViews } from '@/lib/lists/queries'
import { saveView } from '@/lib/lists/view-commands'
import { mostPinned } from '@/lib/lists/vocabulary'
import { patientList } from '@/lib/patients/list'
import { restoreDeletion } from '@/lib/trash/commands'
import type { Make } from '../support/make.ts'
import { refusalOf } from '../support/refusal.ts'
import { adminViewer, expect, test } from '../scope/test.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')
process.env.SUBSTANTIA_TIME_ZONE = 'UTC'

async function twoAdmins(make: Make) {
  return [adminViewer(await make.admin()), adminViewer(await make.admin())] as const
}

async function save(viewer: AdminViewer, name: string, visibility: 'private' | 'role' = 'private', of = 'patients') {
  const input = { list: of, from: '', name, visibility, isOwnDefault: false, isRoleDefault: false }
  const href = await asViewer(viewer, (scope) => saveView(scope, input))
  return new URLSearchParams(href.split('?')[1]).get('view') ?? ''
}

const pin = (viewer: AdminViewer, id: string) => asViewer(viewer, (scope) => pinView(scope, { id }))
const unpin = (viewer: AdminViewer, id: string) => asViewer(viewer, (scope) => unpinView(scope, { id }))
const sidebar = async (viewer: AdminViewer) =>
  (await asViewer(viewer, (scope: Scope) => listPinnedViews(scope))).map(({ id }) => id)

test('what one pins stands in one’s own sidebar, in its order, and leads where its tab leads', async ({ make }) => {
  const [one, other] = await twoAdmins(make)
  const [own, shared, ofDoctors] = [
    await save(one, 'Own'),
    await save(other, 'Shared', 'role'),
    await save(one, 'Doctors', 'private', 'doctors'),
  ]
  for (const id of [own, shared, ofDoctors, own]) await pin(one, id) // a second press changes nothing

  expect(await sidebar(one)).toEqual([own, shared, ofDoctors])
  expect(await sidebar(other)).toEqual([])
  const [first, , last] = await asViewer(one, (scope) => listPinnedViews(scope))
  expect(first).toMatchObject({ name: 'Own', href: `/admin/patients?view=${own}` })
  expect(last).toMatchObject({ name: 'Doctors', href: `/admin/doctors?view=${ofDoctors}` })
  const pinned = await asViewer(one, async (scope) => ({
    tabs: (await listViews(scope, patientList)).filter(({ isPinned }) => isPinned).map(({ id }) => id),
    every: (await listEveryView(scope)).filter(({ isPinned }) => isPinned).length,
  }))
  expect(pinned.tabs.sort()).toEqual([own, shared].sort())
  expect(pinned.every).toBe(3)

  await unpin(one, shared)
  expect(await sidebar(one)).toEqual([own, ofDoctors])
})

test('what one may not open one cannot pin, and a view whose sharing ends leaves the sidebars of others', async ({
  make,
  db,
}) => {
  const [one, other] = await twoAdmins(make)
  const [secret, shared] = [await save(other, 'Secret'), await save(other, 'For all', 'role')]
  await expect(pin(one, secret)).rejects.toMatchObject({ code: 'not-found' })
  await pin(one, shared)
  await pin(other, shared)

  await db.query('update saved_views set shared_with = null where id = $1', [shared])

  expect(await sidebar(one)).toEqual([])
  expect(await sidebar(other)).toEqual([shared])
})

test('a view in the trash is out of the sidebar, comes back with it, and purged it is unpinned', async ({
  make,
  db,
}) => {
  const [one] = await twoAdmins(make)
  const id = await save(one, 'To and fro')
  await pin(one, id)
  const deletion = await asViewer(one, async ({ db: asOne }) => {
    const [row] = await asOne.$queryRaw<{ id: string }[]>`
      select app.move_to_trash('saved_views', ${id}, 'a test') as id`
    return row?.id ?? ''
  })
  const inTrash = await sidebar(one)
  await asViewer(one, (scope) => restoreDeletion(scope, { deletion }))
  const restored = await sidebar(one)
  await db.query('delete from saved_views where id = $1', [id])
  const { rows } = await db.query('select from pinned_views where view_id = $1', [id])

  expect([inTrash, restored]).toEqual([[], [id]])
  expect(rows).toEqual([])
})

test('a sidebar has eight places; what is not shown makes room, and a ninth is refused with a sentence', async ({
  make,
  db,
}) => {
  const [one, other] = await twoAdmins(make)
  const ids: string[] = []
  for (let number = 1; number <= mostPinned; number += 1) ids.push(await save(other, `View ${number}`, 'role'))
  for (const id of ids) await pin(one, id)
  const late = await save(one, 'Late')

  await expect(pin(one, late)).rejects.toMatchObject({ message: expect.stringContaining('Take one out first') })
  expect(await sidebar(one)).toEqual(ids)
  await db.query('update saved_views set shared_with = null where id = $1', [ids[2]])
  await pin(one, late)
  expect(await sidebar(one)).toEqual([ids[0], ids[1], late, ...ids.slice(3)])
})

test('the database itself has no ninth place, and none for two', async ({ make, db }) => {
  const [one] = await twoAdmins(make)
  const ids = [await save(one, 'First'), await save(one, 'Second')]
  const put = (id: string | undefined, place: number) =>
    refusalOf(
      db.query('insert into pinned_views (user_id, view_id, position) values ($1, $2, $3)', [one.userId, id, place]),
    )
  expect(await put(ids[0], mostPinned + 1)).toMatchObject({ constraint: 'pinned_views_position_places' })
  expect(await put(ids[0], mostPinned)).toBeNull()
  expect(await put(ids[1], mostPinned)).toMatchObject({ constraint: 'pinned_views_position_key' })
})

test('a pinned view is counted as its tab is, of several lists at once', async ({ make }) => {
  const [one] = await twoAdmins(make)
  await make.careTeam()
  for (const of of ['patients', 'doctors']) await pin(one, await save(one, `Every one of ${of}`, 'private', of))
  const pinned = await asViewer(one, (scope) => listPinnedViews(scope))

  const counts = await countPinnedViews(one, pinned)
  const tabs = await asViewer(one, async (scope) => countViews(scope, patientList, await listViews(scope, patientList)))

  expect(pinned).toHaveLength(2)
  for (const { id } of pinned) expect(counts.get(id)).toBeGreaterThanOrEqual(1)
  expect(counts.get(pinned[0]!.id)).toBe(tabs.get(pinned[0]!.id))
})

test('no page waits or fails with a count: what cannot be counted in time has no number', async ({ make, connect }) => {
  const [one] = await twoAdmins(make)
  await pin(one, await save(one, 'Held up'))
  const pinned = await asViewer(one, (scope) => listPinnedViews(scope))
  const holder = await connect()
  await holder.query('begin')
  await holder.query('lock table patients, patient_statistics in access exclusive mode')

  const counts = await countPinnedViews(one, pinned)
  await holder.query('rollback')

  expect(counts).toEqual(new Map())
  expect((await countPinnedViews(one, pinned)).size).toBe(1)
})
