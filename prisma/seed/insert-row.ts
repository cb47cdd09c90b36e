import type { ClientBase } from 'pg'
import type { Table, Tables } from './rows.ts'

export async function insertRow<Name extends Table>(client: ClientBase, table: Name, row: Partial<Tables[Name]>) {
  const columns = Object.keys(row)
  // pg would write an array as a PostgreSQL array; every array and object of ours is jsonb.
  const values = Object.values(row).map((value) =>
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  )
  await client.query(
    `insert into public.${table} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')})
     values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    values,
  )
}
