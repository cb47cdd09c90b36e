import type { Scope } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { explain } from '@/lib/errors/explain'
import type { Doctor } from '../support/make.ts'
import { adminViewer, doctorViewer, test as base } from '../scope/test.ts'

export { expect } from 'vitest'
export { mismatchesOf, noMismatches, statisticsOf, timelineOf } from '../support/derived.ts'

type Work<Result> = (scope: Scope) => Promise<Result>
type Refused = { code: string; field: string | undefined; message: string }

/**
 * `asAdmin`   carries out a command as an administrator
 * `asDoctor`  as this doctor, or one who treats nobody
 * `operation` like asAdmin, and says which operation it was
 * `undo`      takes an operation back, as an administrator does
 * `trash`     deletes as an administrator does, and says which deletion it was
 */
export const test = base
  .extend('admin', ({ make }) => make.admin())
  .extend(
    'asAdmin',
    ({ admin }) =>
      <Result>(work: Work<Result>) =>
        run(adminViewer(admin), work),
  )
  .extend(
    'asDoctor',
    ({ make }) =>
      async <Result>(work: Work<Result>, doctor?: Doctor) =>
        run(doctorViewer(doctor ?? (await make.doctor())), work),
  )
  .extend(
    'operation',
    ({ admin }) =>
      <Result>(work: Work<Result>) =>
        run(adminViewer(admin), async (scope) => {
          const result = await work(scope)
          const [row] = await scope.db.$queryRaw<{ id: string }[]>`select current_setting('app.operation') as id`
          return { result, operation: row!.id }
        }),
  )
  .extend(
    'undo',
    ({ admin }) =>
      (operation: string) =>
        run(adminViewer(admin), async ({ db }) => {
          const [row] = await db.$queryRaw<{ answer: { done: boolean; conflicts: unknown[] } }[]>`
        select app.undo_operation(${operation}, false) as answer`
          return row!.answer
        }),
  )
  .extend(
    'trash',
    ({ admin }) =>
      (table: string, id: string) =>
        run(adminViewer(admin), async ({ db }) => {
          const [row] = await db.$queryRaw<{ deletion: string }[]>`
        select app.move_to_trash(${table}, ${id}, 'a test') as deletion`
          return row!.deletion
        }),
  )

async function run<Result>(viewer: Viewer, work: Work<Result>): Promise<Result> {
  const { asViewer } = await import('@/lib/db/scope')
  return asViewer(viewer, work)
}

/** How an action would tell the person that this was refused; null when it was not. */
export async function refusal(work: Promise<unknown>): Promise<Refused | null> {
  try {
    await work
    return null
  } catch (error) {
    const { code, field, message } = explain(error, 'test')
    return { code, field, message }
  }
}
