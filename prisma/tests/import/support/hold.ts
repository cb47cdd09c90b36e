import { vi } from 'vitest'
import type { Target } from './test.ts'

/** Keeps a table from being written (or read), so that an import stands still where it first does. */
export async function holdTable({ database, one }: Target, table: string, mode = 'share') {
  const holder = await database.connectOwner()
  await holder.query(`begin; lock table ${table} in ${mode} mode`)
  return {
    /** The connection of the import that waits in a statement that begins like this. */
    waiting: (statement: string) =>
      vi.waitFor(
        async () => {
          const found = await one<{ pid: number }>(
            `select pid from pg_stat_activity
              where datname = current_database() and application_name = 'substantia-import'
                and wait_event_type = 'Lock' and starts_with(query, $1)`,
            [statement],
          )
          if (!found) throw new Error(`No import waits in "${statement}".`)
          return found.pid
        },
        { timeout: 50_000, interval: 10 },
      ),
    release: () => holder.query('rollback'),
  }
}

/** Ends a connection as an administrator of the database would, and waits until it is gone. */
export async function terminate({ one }: Target, pid: number) {
  await one('select pg_terminate_backend($1, 30000)', [pid])
}
