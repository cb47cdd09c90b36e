import { changeMapping } from '@/lib/csv-import/mapping-commands'
import { getRememberedMapping, listRememberedMappings } from '@/lib/csv-import/mapping-queries'
import { setMapping } from '@/lib/csv-import/commands'
import type { CsvImport } from '@/lib/csv-import/queries'
import { expect, test, type Csv } from './test.ts'

const text = 'id,name,dob\nMAPPED-1,Mapped One,1950-05-05\n'

const listed = async (csv: Csv) => csv.as(listRememberedMappings)

async function mapAgain(csv: Csv, { id, columns, policy }: CsvImport) {
  const { version } = await csv.get(id)
  const again = (columns ?? []).map((column) => column ?? undefined)
  await csv.as((scope) => setMapping(scope, { id, version, columns: again, policy: policy ?? 'skip' }))
}

test('a choice of columns is remembered once for the same headers, with the files that used it', async ({
  csv,
  db,
}) => {
  const first = await csv.send({ entity: 'patients', text })
  const second = await csv.send({ entity: 'patients', text: `${text}MAPPED-2,Mapped Two,1951-05-05\n` })
  const [mapping, ...others] = await listed(csv)
  expect(others).toEqual([])
  expect(mapping).toMatchObject({
    entity: 'patients',
    name: null,
    headers: ['id', 'name', 'dob'],
    files: 2,
    version: 1,
  })
  expect(mapping?.usedAt).toEqual((await csv.get(second.id)).requestedAt)

  await mapAgain(csv, await csv.get(first.id))
  const operations = await db.query(`select from record_changes where entity = 'csv_mappings'`)
  expect(operations.rowCount, 'the same choice again changes nothing').toBe(1)
})

test('a mapping is renamed and edited, and refused where it would not do', async ({ csv }) => {
  const [mapping] = await listed(csv)
  const id = mapping!.id
  const changed = {
    name: 'Sheet of the ward',
    columns: [mapping!.columns[0]!, 'name', undefined],
    policy: 'skip' as const,
  }
  const change = (more: object) => csv.as((scope) => changeMapping(scope, { id, version: 1, ...changed, ...more }))
  await expect(change({ columns: ['name', 'name', undefined] })).rejects.toMatchObject({ field: 'columns[1]' })
  await expect(change({ columns: [mapping!.columns[0], undefined, undefined] })).rejects.toMatchObject({
    code: 'value-not-allowed',
  })
  await change({})
  expect(await csv.as((scope) => getRememberedMapping(scope, id))).toMatchObject({
    name: 'Sheet of the ward',
    columns: [mapping!.columns[0], 'name', null],
    version: 2,
  })
  await expect(change({ name: 'Late' })).rejects.toMatchObject({
    code: 'changed-meanwhile',
    conflict: { fields: [{ name: 'name', yours: 'Late', theirs: 'Sheet of the ward' }] },
  })
})

test('a deleted mapping is offered no more, the next file leaves another, and undoing brings it back when it can', async ({
  csv,
  db,
}) => {
  const [mapping] = await listed(csv)
  await csv.as(({ db }) => db.$queryRaw`select app.move_to_trash('csv_mappings', ${mapping!.id}, 'Not used') as id`)
  expect(await listed(csv)).toEqual([])
  const restore = async () => {
    const { rows } = await db.query(`select id from deletions where entity_id = $1`, [mapping!.id])
    return csv.as(({ db }) => db.$queryRaw`select app.restore_deletion(${rows[0].id})::integer as rows`)
  }
  await restore()
  expect((await listed(csv)).map(({ id }) => id)).toEqual([mapping!.id])

  await csv.as(({ db }) => db.$queryRaw`select app.move_to_trash('csv_mappings', ${mapping!.id}, 'Again') as id`)
  await csv.send({ entity: 'patients', text })
  const [another] = await listed(csv)
  expect(another).toMatchObject({ name: null, files: 1 })
  expect(another?.id).not.toBe(mapping!.id)
})
