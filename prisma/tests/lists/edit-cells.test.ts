import { asViewer } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { editCell } from '@/lib/lists/edit-commands'
import { readRows } from '@/lib/lists/read-rows'
import { findList } from '@/lib/lists/registry'
import { emptyState } from '@/lib/lists/state'
import type { Make } from '../support/make.ts'
import { adminViewer, expect, test } from '../scope/test.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')
process.env.SUBSTANTIA_TIME_ZONE = 'UTC'

type Cell = { list: string; column: string; id: string; version: number; value: string }

const admin = async (make: Make) => adminViewer(await make.admin())
const edit = (viewer: Viewer, cell: Cell) => asViewer(viewer, (scope) => editCell(scope, cell))

/** One row as its list shows it. */
async function shown(viewer: Viewer, name: string, id: string) {
  const list = findList(name)
  if (!list) throw new Error(`There is no list ${name}`)
  const [row] = await asViewer(viewer, (scope) =>
    readRows(scope, list, emptyState, { columns: list.columns, limit: 1, ids: [id] }),
  )
  return row
}

const editable = [
  ['requests', 'priority', '10', async (make: Make) => (await make.reportRequest(await make.patient())).id],
  ['assignments', 'assignmentType', 'specialist', async (make: Make) => (await make.careTeam()).assignment.id],
  [
    'consultations',
    'consultationType',
    'emergency',
    async (make: Make) => (await make.consultation(await make.careTeam())).id,
  ],
  [
    'scans',
    'originalFilename',
    'Left hand, second try',
    async (make: Make) => (await make.scan(await make.session(null))).id,
  ],
  ['doctors', 'specialization', 'Sleep and movement', async (make: Make) => (await make.doctor()).id],
] as const

for (const [list, column, value, makeOne] of editable)
  test(`${column} of ${list} is changed in its cell, as one operation, and a stale cell is refused`, async ({
    make,
    db,
  }) => {
    const viewer = await admin(make)
    const id = await makeOne(make)
    const before = await shown(viewer, list, id)
    const version = before?.version ?? 0
    await edit(viewer, { list, column, id, version, value })
    const after = await shown(viewer, list, id)
    expect(String(after?.values[column])).toBe(value)
    expect(after?.version).toBe(version + 1)
    const { rows } = await db.query<{ action: string }>(
      `select o.action from record_changes c join operations o on o.id = c.operation_id where c.record_id = $1 and not c.derived`,
      [id],
    )
    expect(rows.map(({ action }) => action)).toEqual([expect.stringMatching(/\.(update|set-priority)$/)])
    await expect(
      edit(viewer, { list, column, id, version, value: String(before?.values[column] ?? '') }),
    ).rejects.toMatchObject({
      code: 'changed-meanwhile',
      conflict: { version: version + 1 },
    })
  })

test('what a cell does not offer is refused in a sentence, and nothing is written', async ({ make }) => {
  const viewer = await admin(make)
  const id = (await make.reportRequest(await make.patient())).id
  const cell = { list: 'requests', column: 'priority', id, version: 1 }
  await expect(edit(viewer, { ...cell, value: '77' })).rejects.toThrow('Choose one of the values offered for Priority.')
  await expect(edit(viewer, { ...cell, column: 'status', value: 'failed' })).rejects.toThrow(
    'cannot be changed in a list',
  )
  await expect(edit(viewer, { ...cell, list: 'patients', column: 'name', value: 'x' })).rejects.toThrow(
    'cannot be changed',
  )
  const scan = {
    list: 'scans',
    column: 'originalFilename',
    id: (await make.scan(await make.session(null))).id,
    version: 1,
  }
  await expect(edit(viewer, { ...scan, value: 'x'.repeat(301) })).rejects.toThrow(
    'Use at most 300 characters for File.',
  )
  expect((await shown(viewer, 'requests', id))?.version).toBe(1)
})

test('a rule of the record holds for its cell: who is primary stays, and what has ended keeps its type', async ({
  make,
  db,
}) => {
  const viewer = await admin(make)
  const { patient } = await make.careTeam()
  const second = await make.assignment({ doctor: await make.doctor(), patient }, { assignment_type: 'consultant' })
  const cell = { list: 'assignments', column: 'assignmentType', id: second.id, version: 1 }
  await expect(edit(viewer, { ...cell, value: 'primary' })).rejects.toMatchObject({ code: 'primary-taken' })
  await db.query(`update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1`, [second.id])
  await expect(edit(viewer, { ...cell, version: 2, value: 'specialist' })).rejects.toThrow('has ended')
})

test('nothing clinical is changed in a list', () => {
  const cells = ['doctors', 'assignments', 'users', 'patients', 'consultations', 'sessions', 'scans', 'predictions']
    .concat(['reports', 'requests', 'timeline', 'knowledge', 'flags', 'messages', 'audit'])
    .flatMap((name) => findList(name)?.columns.flatMap(({ id, edit }) => (edit ? [`${name}.${id}`] : [])) ?? [])
  expect(cells.sort()).toEqual([
    'assignments.assignmentType',
    'consultations.consultationType',
    'doctors.hospitalAffiliation',
    'doctors.specialization',
    'knowledge.author',
    'knowledge.category',
    'knowledge.sourceType',
    'requests.priority',
    'scans.fileType',
    'scans.originalFilename',
  ])
})
