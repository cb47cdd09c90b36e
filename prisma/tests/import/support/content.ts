import type pg from 'pg'

/** A hash per table that does not depend on the order of its rows, and the triggers that are not on. */
export type Content = Record<string, string>

/** Written by every attempt at an import, also by one that changes nothing else. */
const bookkeepingTables = ['import_runs', 'import_problems', 'audit_events']

/** Everything in the public tables but `without`, to the last value. */
export async function contentOf(db: pg.Client, { without = [] as string[] } = {}): Promise<Content> {
  return hashes(db, without, (row) => `${row}::text`)
}

/**
 * What a person would call the content: without the ids and times that the database draws, and without the number of the
 * import. Two imports of one file, or an import and one that was interrupted, must agree in it.
 */
export async function likenessOf(db: pg.Client, { without = bookkeepingTables } = {}): Promise<Content> {
  return hashes(db, without, (row, table) => {
    const drawn = ['t_id', 'import_run', 'updated_at', 'last_updated', 'refreshed_at', ...(drawnAlso[table] ?? [])]
    const own = `to_jsonb(${row}) - '{${drawn.join(',')}}'::text[]`
    return `(${own} - case when ${row}_id ~ '${newId}' then '{id,created_at}'::text[] else '{}' end)::text`
  })
}

const newId = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$'
const drawnAlso: Record<string, string[]> = { report_status: ['created_at'], system_statistics: ['report_tries_until'] }

async function hashes(
  db: pg.Client,
  without: string[],
  cell: (row: string, table: string) => string,
): Promise<Content> {
  const { rows: tables } = await db.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by 1",
    [without],
  )
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' rows ' || coalesce(sum(hashtextextended(${cell('t', name)}, 0)), 0) as hash
       from (select t.*, to_jsonb(t) ->> 'id' as t_id from public.${name} t) t`,
  )
  const triggers = `select 'triggers', coalesce(string_agg(tgrelid::regclass || '.' || tgname, ', '), 'all on') from pg_trigger where tgenabled <> 'O'`
  const { rows } = await db.query<{ name: string; hash: string }>([...parts, triggers].join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}
