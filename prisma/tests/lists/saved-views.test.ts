import type pg from 'pg'
import { asViewer } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { filterList, searchList } from '@/lib/lists/commands'
import { readList, type ListView } from '@/lib/lists/read-list'
import { changeView, deleteView, keepInView, saveView } from '@/lib/lists/view-commands'
import { patientList } from '@/lib/patients/list'
import type { Make } from '../support/make.ts'
import { adminViewer, expect, test } from '../scope/test.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')
process.env.SUBSTANTIA_TIME_ZONE = 'UTC'

const list = 'patients'
const nobodyElse = { visibility: 'private', isOwnDefault: false, isRoleDefault: false } as const
const forTheRole = { ...nobodyElse, visibility: 'role' } as const

async function twoAdmins(make: Make) {
  return [adminViewer(await make.admin()), adminViewer(await make.admin())] as const
}

const queryOf = (href: string) => href.split('?')[1] ?? ''
const idOf = (href: string) => new URLSearchParams(queryOf(href)).get('view') ?? ''

/** Opens an address as somebody. */
function open(viewer: Viewer, href: string): Promise<ListView> {
  const raw: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(queryOf(href))) (raw[name] ??= []).push(value)
  return asViewer(viewer, (scope) => readList(scope, patientList, raw))
}

const filterByName = (viewer: Viewer, name: string, from = '') =>
  asViewer(viewer, (scope) =>
    filterList(scope, {
      list,
      from,
      column: 'name',
      operator: 'contains',
      value: name,
      end: '',
      length: '',
      choices: [],
    }),
  )

const save = (viewer: Viewer, name: string, from: string, how: typeof nobodyElse | typeof forTheRole = nobodyElse) =>
  asViewer(viewer, (scope) => saveView(scope, { list, from: queryOf(from), name, ...how }))

test('what one filters by and searches for stays out of the address, and is found under it again', async ({ make }) => {
  const [viewer] = await twoAdmins(make)
  const patient = await make.patient({ name: 'Quirina Zumbusch' })
  const filtered = await filterByName(viewer, 'Quirina')
  const searched = await asViewer(viewer, (scope) =>
    searchList(scope, { list, from: queryOf(filtered), terms: 'Zumbusch' }),
  )
  for (const href of [filtered, searched]) {
    expect(decodeURIComponent(decodeURIComponent(href)).toLowerCase()).not.toMatch(/quirina|zumbusch/)
    const view = await open(viewer, href)
    expect(view.rows.map(({ id }) => id)).toEqual([patient.id])
    expect(view.faults).toEqual([])
  }
})

test('nobody opens somebody else’s handle: the filter is left out, and that is said', async ({ make }) => {
  const [one, other] = await twoAdmins(make)
  const view = await open(other, await filterByName(one, 'Secret Name'))
  expect(view.state.filters).toEqual([])
  expect(view.faults).toHaveLength(1)
  expect(JSON.stringify(view.state)).not.toContain('Secret')
})

test('a private value in an address is refused, wherever it comes from', async ({ make }) => {
  const [viewer] = await twoAdmins(make)
  for (const text of ['name:contains:Ada', 'dateOfBirth:on:1950-01-01', 'name:contains:@0', 'name:contains:@99'])
    expect((await open(viewer, `?f=${encodeURIComponent(text)}`)).state.filters, text).toEqual([])
})

test('a view keeps filters, search words, order, columns, density and size, and leaves the words out of its address', async ({
  make,
}) => {
  const [viewer] = await twoAdmins(make)
  const filtered = await filterByName(
    viewer,
    'Winfrieda',
    'f=result:is:positive&match=any&sort=name.desc&cols=name,stage&density=compact&size=100',
  )
  const href = await save(viewer, 'All about her', filtered)
  expect(href).toBe(`/admin/patients?view=${idOf(href)}`)
  const view = await open(viewer, href)
  expect(view).toMatchObject({
    isChanged: false,
    view: { name: 'All about her', isMine: true },
    state: {
      match: 'any',
      sort: [{ column: 'name', direction: 'descending' }],
      columns: ['name', 'stage'],
      density: 'compact',
      size: 100,
    },
  })
  expect(view.state.filters.map(({ column, values }) => [column, ...values])).toEqual([
    ['result', 'positive'],
    ['name', 'Winfrieda'],
  ])
})

test('a changed view keeps its private values behind the view, can be kept, and is then unchanged', async ({
  make,
}) => {
  const [viewer] = await twoAdmins(make)
  const href = await save(viewer, 'Hers', await filterByName(viewer, 'Theodosia'))
  const changed = await asViewer(viewer, (scope) =>
    filterList(scope, {
      list,
      from: queryOf(href),
      column: 'stage',
      operator: 'is',
      value: '',
      end: '',
      length: '',
      choices: ['2'],
    }),
  )
  expect(changed).not.toContain('Theodosia')
  const view = await open(viewer, changed)
  expect(view.isChanged).toBe(true)
  expect(view.state.filters.map(({ values }) => values)).toEqual([['Theodosia'], ['2']])
  const version = view.view?.version ?? 0
  const kept = await asViewer(viewer, (scope) =>
    keepInView(scope, { list, from: queryOf(changed), id: idOf(href), version }),
  )
  expect(await open(viewer, kept)).toMatchObject({ isChanged: false, state: { filters: [{}, {}] } })
  await expect(
    asViewer(viewer, (scope) => keepInView(scope, { list, from: queryOf(changed), id: idOf(href), version })),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('a private view is its owner’s alone; one for the role is everybody’s to open and its owner’s to change', async ({
  make,
  as,
}) => {
  const [ownerPerson, otherPerson] = [await make.admin(), await make.admin()]
  const [owner, other] = [adminViewer(ownerPerson), adminViewer(otherPerson)]
  const own = idOf(await save(owner, 'Private', '?f=stage:is:3'))
  const shared = idOf(await save(owner, 'Shared', '?f=stage:is:3', forTheRole))

  const closed = await open(other, `?view=${own}`)
  expect(closed.view).toBeNull()
  expect(closed.faults).toHaveLength(1)
  expect((await open(other, `?view=${shared}`)).state.filters).toHaveLength(1)

  for (const id of [own, shared]) {
    const input = { list, from: `view=${shared}`, id, version: 1 }
    await expect(asViewer(other, (scope) => keepInView(scope, input))).rejects.toThrow()
    await expect(asViewer(other, (scope) => deleteView(scope, input))).rejects.toThrow()
    await expect(
      asViewer(other, (scope) => changeView(scope, { ...input, name: 'Mine', ...forTheRole })),
    ).rejects.toThrow()
  }
  const writes = await as(otherPerson, (client: pg.Client) =>
    client.query("update saved_views set name = 'taken' where id = any ($1)", [[own, shared]]),
  )
  expect(writes.rowCount).toBe(0)
})

test('a view cannot be made for another role, or for somebody else', async ({ make, as }) => {
  const [admin, doctor] = [await make.admin(), await make.doctor()]
  const insert = (owner: string, sharedWith: string) => (client: pg.Client) =>
    client.query(
      "insert into saved_views (owner_id, list, name, shared_with, state) values ($1, 'patients', 'x', $2, '{}')",
      [owner, sharedWith],
    )
  await expect(as(doctor, insert(doctor.userId, 'admin'))).rejects.toThrow(/row-level security/)
  await expect(as(admin, insert(admin.userId, 'doctor'))).rejects.toThrow(/row-level security/)
  await expect(as(admin, insert(doctor.userId, 'admin'))).rejects.toThrow(/row-level security/)
})

test('the address alone shows one’s own default, else that of the role; view=all shows everything', async ({
  make,
  db,
}) => {
  await db.query('update saved_views set is_role_default = false')
  const [one, other] = await twoAdmins(make)
  await asViewer(one, (scope) =>
    saveView(scope, {
      list,
      from: 'f=stage:is:3',
      name: 'For all',
      visibility: 'role',
      isOwnDefault: false,
      isRoleDefault: true,
    }),
  )
  await asViewer(other, (scope) =>
    saveView(scope, { list, from: 'f=stage:is:1', name: 'Mine', ...nobodyElse, isOwnDefault: true }),
  )
  expect((await open(one, '')).view?.name).toBe('For all')
  expect((await open(other, '')).view?.name).toBe('Mine')
  expect((await open(other, '?view=all')).state.filters).toEqual([])
  await expect(
    asViewer(other, (scope) =>
      saveView(scope, {
        list,
        from: '',
        name: 'Another',
        visibility: 'role',
        isOwnDefault: false,
        isRoleDefault: true,
      }),
    ),
  ).rejects.toMatchObject({ field: 'isRoleDefault' })
  await db.query('update saved_views set is_role_default = false')
})

test('a name is used once, a second default takes the place of the first, and a deleted view is gone', async ({
  make,
}) => {
  const [viewer] = await twoAdmins(make)
  const first = await asViewer(viewer, (scope) =>
    saveView(scope, { list, from: 'f=stage:is:3', name: 'Late stages', ...nobodyElse, isOwnDefault: true }),
  )
  await expect(save(viewer, 'LATE STAGES', '')).rejects.toMatchObject({ field: 'name' })
  await asViewer(viewer, (scope) =>
    saveView(scope, { list, from: 'f=stage:is:5', name: 'Last stage', ...nobodyElse, isOwnDefault: true }),
  )
  expect((await open(viewer, '')).view?.name).toBe('Last stage')
  const version = (await open(viewer, first)).view?.version ?? 0
  await asViewer(viewer, (scope) => deleteView(scope, { list, from: '', id: idOf(first), version }))
  const gone = await open(viewer, first)
  expect(gone.view).toBeNull()
  expect(gone.views.filter(({ isMine }) => isMine).map(({ name }) => name)).toEqual(['Last stage'])
})

test('each view says how many rows it has now', async ({ make }) => {
  const [viewer] = await twoAdmins(make)
  await make.patient({ name: 'Counted Onceandonly' })
  const href = await save(viewer, 'Counted', await filterByName(viewer, 'onceandonly'))
  expect((await open(viewer, '?view=all')).viewCounts.get(idOf(href))).toBe(1)
})

test('what a filter compares with is checked at its field', async ({ make }) => {
  const [viewer] = await twoAdmins(make)
  const filter = (input: Partial<Parameters<typeof filterList>[1]>) =>
    asViewer(viewer, (scope) =>
      filterList(scope, {
        list,
        from: '',
        column: 'visits',
        operator: 'at-least',
        value: '',
        end: '',
        length: '',
        choices: [],
        ...input,
      }),
    )
  await expect(filter({})).rejects.toMatchObject({ field: 'value' })
  await expect(filter({ value: 'many' })).rejects.toMatchObject({
    field: 'value',
    message: expect.stringContaining('Visits'),
  })
  await expect(filter({ operator: 'between', value: '5' })).rejects.toMatchObject({ field: 'end' })
  await expect(filter({ operator: 'between', value: '5', end: '2' })).rejects.toMatchObject({ field: 'end' })
  await expect(filter({ column: 'lastVisit', operator: 'before', value: '3/4/2026' })).rejects.toMatchObject({
    field: 'value',
  })
  await expect(filter({ column: 'lastVisit', operator: 'last-days', length: '0' })).rejects.toMatchObject({
    field: 'length',
  })
  await expect(filter({ column: 'stage', operator: 'is', choices: ['9'] })).rejects.toMatchObject({ field: 'choices' })
  await expect(filter({ column: 'doctor', operator: 'is', value: 'Nobody At All' })).rejects.toMatchObject({
    field: 'value',
  })
  await expect(filter({ column: 'name', operator: 'at-least', value: 'x' })).rejects.toMatchObject({
    field: 'operator',
  })
  expect(await filter({ column: 'lastVisit', operator: 'before', value: '3 Apr 2026' })).toContain('2026-04-03')
})

const undo = (viewer: Viewer, operation: string) =>
  asViewer(viewer, ({ db }) => db.$queryRaw`select app.undo_operation(${operation}, false) as result`)

test('saving, renaming and deleting a view are taken back, and the default that gave way comes back', async ({
  make,
  db,
}) => {
  const [viewer] = await twoAdmins(make)
  const namesAndDefaults = async () =>
    (await open(viewer, '?view=all')).views.filter(({ isMine }) => isMine).map((view) => [view.name, view.isOwnDefault])
  const operation = async () =>
    (await db.query<{ id: string }>('select id from operations order by started_at desc limit 1')).rows[0]?.id ?? ''
  await asViewer(viewer, (scope) =>
    saveView(scope, { list, from: 'f=stage:is:1', name: 'Before', ...nobodyElse, isOwnDefault: true }),
  )
  const href = await asViewer(viewer, (scope) =>
    saveView(scope, { list, from: 'f=stage:is:2', name: 'Second', ...nobodyElse, isOwnDefault: true }),
  )
  const saved = await operation()
  expect(await namesAndDefaults()).toEqual([
    ['Before', false],
    ['Second', true],
  ])
  const second = { list, from: 'view=all', id: idOf(href) }
  await asViewer(viewer, (scope) =>
    changeView(scope, { ...second, version: 1, name: 'Renamed', ...nobodyElse, isOwnDefault: true }),
  )
  const renamed = await operation()
  await asViewer(viewer, (scope) => deleteView(scope, { ...second, version: 2 }))
  const deleted = await operation()
  expect(await namesAndDefaults()).toEqual([['Before', false]])
  await undo(viewer, deleted)
  expect(await namesAndDefaults()).toContainEqual(['Renamed', true])
  await undo(viewer, renamed)
  expect(await namesAndDefaults()).toContainEqual(['Second', true])
  await undo(viewer, saved)
  expect(await namesAndDefaults()).toEqual([['Before', true]])
})

test('a view goes to the trash by its owner alone, and with its owner', async ({ make }) => {
  const [ownerPerson, otherPerson] = [await make.admin(), await make.admin()]
  const [owner, other] = [adminViewer(ownerPerson), adminViewer(otherPerson)]
  const id = idOf(await save(owner, 'Mine alone', '?f=stage:is:3', forTheRole))
  const trash = (viewer: Viewer, table: string, record: string) =>
    asViewer(viewer, ({ db }) => db.$queryRaw`select app.move_to_trash(${table}, ${record}, 'r') as id`)
  await expect(trash(other, 'saved_views', id)).rejects.toThrow(/not-yours/)
  await trash(other, 'users', owner.userId)
  expect((await open(other, `?view=${id}`)).view).toBeNull()
})
