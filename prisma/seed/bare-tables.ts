import type { ClientBase } from 'pg'
import { loadOrder } from './rows.ts'

/** What a load writes: its own tables, and the figures that the database derives from them. */
export const writtenTables = [...loadOrder, 'patient_statistics'] as const

export async function areEmpty(client: ClientBase): Promise<boolean> {
  for (const table of loadOrder) {
    const { rows } = await client.query(`select 1 from public.${table} limit 1`)
    if (rows.length > 0) return false
  }
  return true
}

/**
 * Does the work on tables without secondary indexes, exclusions and foreign keys, and makes both again from their own
 * definitions. Sorting once is several times faster than finding a place for each row, and a key that is added checks
 * all rows in one join; row by row, the keys alone take as long as everything else. Inside the caller's transaction, so
 * that no failure leaves a database without them. Only for tables that were empty: the rest would be indexed and
 * checked anew.
 */
export async function onBareTables(client: ClientBase, work: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select index_class.oid::regclass::text as name, pg_get_indexdef(index_class.oid) as definition
       from pg_index i
       join pg_class index_class on index_class.oid = i.indexrelid
      where i.indrelid = any ($1::regclass[])
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
      order by i.indexrelid`,
    [qualified],
  )
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name,
            pg_get_constraintdef(c.oid) as definition
       from pg_constraint c
      where c.contype in ('f', 'x')
        and c.conrelid = any ($1::regclass[])
      order by c.oid`,
    [qualified],
  )
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await work()
  for (const { definition } of indexes) await client.query(definition)
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  }
}

const qualified = writtenTables.map((table) => `public.${table}`)
