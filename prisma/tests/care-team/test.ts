import { asViewer, type Scope } from '@/lib/db/scope'
import type { AppError } from '@/lib/errors/app-error'
import { explain } from '@/lib/errors/explain'
import { adminViewer, test as base } from '../scope/test.ts'

export { expect } from 'vitest'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_LOG_LEVEL = 'silent'

/** `admin` runs a command as one administrator of this test, `viewer`. */
export const test = base
  .extend('viewer', async ({ make }) => adminViewer(await make.admin()))
  .extend(
    'admin',
    ({ viewer }) =>
      <Result>(work: (scope: Scope) => Promise<Result>) =>
        asViewer(viewer, work),
  )

/** Why it was refused, as the form would say it. */
export async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!error) throw new Error('it was not refused')
  return explain(error, 'test')
}

/** Takes back the last operation of this account, as the bar of the console does. */
export async function undoLast({ db, viewer }: Scope): Promise<{ done: boolean; conflicts: unknown[] }> {
  const [last] = await db.$queryRaw<{ id: string }[]>`
    select id from operations where actor_user_id = ${viewer.userId} and undone_by is null
     order by started_at desc, id desc limit 1`
  const [row] = await db.$queryRaw<{ result: { done: boolean; conflicts: unknown[] } }[]>`
    select app.undo_operation(${last?.id ?? ''}, false) as result`
  return row!.result
}
