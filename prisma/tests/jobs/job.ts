import type pg from 'pg'
import * as z from 'zod'
import { defineJobHandler, type AnyJobHandler, type JobRow } from '@/lib/jobs/handler'
import type { Admin } from '../support/make.ts'

const rowsPerChunk = 3

/** Renames patients three at a time; `onChunk` is called in the middle of each chunk, before it is written down. */
export function renaming(onChunk: (position: number) => Promise<void> = async () => {}): AnyJobHandler {
  return defineJobHandler({
    params: z.object({ ids: z.array(z.string()), name: z.string() }),
    start: async (_scope, { params }) => ({ total: params.ids.length }),
    chunk: async ({ db }, { params: { ids, name }, position }) => {
      const taken = ids.slice(position, position + rowsPerChunk)
      if (taken.length === 0) return null
      for (const id of taken) await db.$executeRaw`update patients set name = name || ${name} where patient_id = ${id}`
      await onChunk(position)
      const rows = taken.map((recordId, index): JobRow => ({
        rowNumber: position + index + 1,
        recordId,
        outcome: 'done',
      }))
      return { position: position + taken.length, rows }
    },
  })
}

export async function addJob(db: pg.Client, admin: Admin, params: object, kind = 'bulk'): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into jobs (kind, name, title, params, requested_by, login_session_id, reason)
     values ($1, 'test.rename', 'Rename', $2, $3, 'a session', 'a test') returning id`,
    [kind, JSON.stringify(params), admin.userId],
  )
  return rows[0]!.id
}

export async function jobOf(db: pg.Client, id: string) {
  const { rows } = await db.query(
    `select status, total::int, done::int, skipped::int, failed::int, position::int, fence, error_message, operation_id
       from jobs where id = $1`,
    [id],
  )
  return rows[0]
}

export async function namesOf(db: pg.Client, ids: string[]): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    'select name from patients where patient_id = any ($1) order by array_position($1, patient_id)',
    [ids],
  )
  return rows.map(({ name }) => name)
}

export async function expireLease(db: pg.Client, id: string) {
  await db.query("update jobs set lease_until = now() - interval '1 second' where id = $1", [id])
}
