import pg from 'pg'
import { to } from 'pg-copy-streams'
import { beginAs, type Person } from '../support/person.ts'
import { expect, test } from './test.ts'
import { people } from './world.ts'

/*
 * As if somebody had found a way to run any SQL they like: whatever Ana or her doctor ask, nothing of Beatrice comes
 * back. Every id and every text of Beatrice's record holds her name (world.ts).
 */
const foreign = 'beatrice'

for (const name of ['ana', 'dora', 'xena', 'sam', 'worker'] as const) {
  test(`raw SQL as ${name} over every table and view brings nothing of another patient`, async ({ db, web }) => {
    const relations = await relationsOf(db)
    const statements = relations.flatMap(statementsOver)

    const leaks: string[] = []
    let answered = 0
    for (const sql of statements) {
      const answer = await run(web, people[name], sql)
      if (answer !== null) answered += 1
      if (answer?.toLowerCase().includes(foreign)) leaks.push(sql)
    }

    expect(leaks).toEqual([])
    expect(statements.length).toBeGreaterThanOrEqual(300)
    expect(answered).toBeGreaterThan(20)
  })
}

test('the same statements do find her as the administrator, and as her own doctor', async ({ db, web }) => {
  const statements = (await relationsOf(db)).flatMap(statementsOver)
  const finders = { adam: 0, eli: 0 }

  for (const sql of statements) {
    for (const name of ['adam', 'eli'] as const) {
      if ((await run(web, people[name], sql))?.includes(foreign)) finders[name] += 1
    }
  }

  expect(finders.adam).toBeGreaterThan(100)
  expect(finders.eli).toBeGreaterThan(60)
})

test('COPY out brings nothing of another patient', async ({ web }) => {
  const copied = async (person: Person, sql: string) => {
    await beginAs(web, person)
    try {
      const chunks: string[] = []
      for await (const chunk of web.query(to(sql))) chunks.push(String(chunk))
      return chunks.join('')
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      return `refused ${error.code}`
    } finally {
      await web.query('rollback')
    }
  }

  expect(await copied(people.dora, 'copy (select * from consultations) to stdout')).toContain('patient-ana')
  expect(await copied(people.dora, 'copy (select * from consultations) to stdout')).not.toContain(foreign)
  expect(await copied(people.dora, 'copy consultations to stdout')).not.toContain(foreign)
  expect(await copied(people.ana, 'copy (select * from patient_statistics) to stdout')).not.toContain(foreign)
  expect(await copied(people.dora, `copy (select 1) to program 'cat'`)).toBe('refused 42501')
})

type Relation = { name: string; columns: string[] }

async function relationsOf(db: pg.Client): Promise<Relation[]> {
  const { rows } = await db.query<Relation>(
    `select c.oid::regclass::text as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'v') and c.relnamespace in ('app'::regnamespace, 'public'::regnamespace)
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      group by c.oid order by 1`,
  )
  return rows
}

function statementsOver({ name, columns }: Relation): string[] {
  const patientColumn = columns.find((column) => column === 'patient_id')
  return [
    `select * from ${name}`,
    `table ${name}`,
    `select to_jsonb(t) as row from ${name} t`,
    `select array_agg(t::text) as rows from ${name} t`,
    `with all_rows as materialized (select * from ${name}) select * from all_rows`,
    `select * from ${name} union all select * from ${name}`,
    `select * from ${name} for share`,
    `select * from ${name} tablesample system (100)`,
    `declare every_row cursor for select * from ${name}; fetch all from every_row`,
    `prepare every_row as select * from ${name}; execute every_row; deallocate every_row`,
    `update ${name} set ${columns[0]} = ${columns[0]} returning *`,
    `delete from ${name} returning *`,
    `select a.* from patients p right join ${name} a on true`,
    `select query_to_xml('select * from ${name}', true, false, '')::text as xml`,
    ...columns.map((column) => `select "${column}" from ${name}`),
    ...columns.map(
      (column) => `select max("${column}"::text) from ${name} where "${column}"::text ilike '%${foreign}%'`,
    ),
    ...(patientColumn
      ? [
          `select patient_id, count(*) from ${name} group by 1`,
          `select patient_id from ${name} where patient_id = 'patient-${foreign}'`,
          `select set_config('app.context', '', true), patient_id from ${name} where patient_id = 'patient-${foreign}'`,
        ]
      : []),
  ]
}

/** Everything the statement brought back, as one text; null when it was refused. */
async function run(web: pg.Client, person: Person, sql: string): Promise<string | null> {
  await beginAs(web, person)
  try {
    const results = await web.query(sql)
    // of several statements in one message pg gives a list of results
    return JSON.stringify(Array.isArray(results) ? results.map(({ rows }) => rows) : results.rows)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return null
  } finally {
    await web.query('rollback')
  }
}
