import { expect, test } from './test.ts'
import { attemptsByTable, checkAccess } from './check-access.ts'

for (const [table, attempts] of attemptsByTable()) {
  test(`${table}: everybody finds and writes what is theirs, nobody more (${attempts} attempts)`, async ({ web }) => {
    const violated = await checkAccess(web, table)

    expect(violated).toEqual([])
  })
}

test('every table of the record has its attempts', async ({ db }) => {
  const { rows } = await db.query<{ name: string }>(
    `select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )

  const untried = rows.map(({ name }) => name).filter((name) => !attemptsByTable().has(name))

  expect(untried).toEqual([])
})
