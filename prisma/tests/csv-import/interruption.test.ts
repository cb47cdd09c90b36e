import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import readline from 'node:readline'
import { expect, test } from './test.ts'

const repository = path.resolve(import.meta.dirname, '../../..')

/** A worker that is killed with SIGKILL inside its chunk `at`, whose writes are not committed yet. */
async function killedInChunk(at: number) {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', path.join(import.meta.dirname, 'worker-child.ts'), String(at)],
    { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exited = once(child, 'exit')
  for await (const line of readline.createInterface({ input: child.stdout })) if (line === `chunk ${at}`) break
  child.kill('SIGKILL')
  await exited
}

test('an import whose worker is killed goes on where it was, repeats no row, and is taken back as one', async ({
  csv,
  db,
}) => {
  const before = await csv.living()
  const people = Array.from(
    { length: 700 },
    (_, at) => `Killed ${at},19${50 + (at % 40)}-01-${String((at % 28) + 1).padStart(2, '0')}`,
  )
  const text = `name,dob\n${people.join('\n')}\n${people[3]}\n${people[650]}\n`
  const tried = await csv.check(await csv.send({ entity: 'patients', text }))
  expect(tried.checkCounts).toEqual({ create: 700, update: 0, skip: 2, error: 0 })
  const asked = await csv.ask(tried)

  await killedInChunk(2)
  const { rows: halfway } = await db.query(
    'select position::integer as position, done::integer as done from jobs where id = $1',
    [asked.import!.id],
  )
  expect(halfway).toEqual([{ position: 200, done: 200 }])
  await db.query('update jobs set lease_until = now() where id = $1', [asked.import!.id])
  await csv.work()

  const done = await csv.get(tried.id)
  expect(done).toMatchObject({ state: 'imported', importCounts: tried.checkCounts })
  const { rows } = await db.query(
    `select count(*)::integer as patients, count(distinct name)::integer as names from patients where name like 'Killed %' and deleted_at is null`,
  )
  expect(rows).toEqual([{ patients: 700, names: 700 }])
  expect((await csv.rows(done.import!.id)).at(-2)?.message).toBe(
    'Row 4 of this file has the same name and date of birth.',
  )
  const { rows: operations } = await db.query(
    `select count(distinct operation_id)::integer as n from record_changes where entity = 'patients' and after ->> 'name' like 'Killed %'`,
  )
  expect(operations).toEqual([{ n: 1 }])

  await csv.as((scope) => scope.db.$queryRaw`select app.undo_operation(${done.import!.operationId}, false)`)
  expect((await csv.get(done.id)).state).toBe('taken-back')
  expect(await csv.living()).toEqual(before)
})
