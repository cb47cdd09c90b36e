import type pg from 'pg'

/**
 * Starts `work` on a second connection and waits until it waits for a lock that somebody else holds. Returns the
 * running work; fails when it ends without ever having waited. It looks at the server's locks, not at a clock.
 */
export async function startAndWaitForLock<Result>(
  watcher: pg.Client,
  second: pg.Client,
  work: () => Promise<Result>,
): Promise<{ running: Promise<Result> }> {
  const {
    rows: [backend],
  } = await second.query<{ pid: number }>('select pg_backend_pid() as pid')
  const ended = { yet: false }
  const running = work().finally(() => {
    ended.yet = true
  })
  running.catch(() => {}) // whoever awaits it hears of it
  while (!ended.yet) {
    const {
      rows: [blocked],
    } = await watcher.query<{ yes: boolean }>('select cardinality(pg_blocking_pids($1)) > 0 as yes', [backend?.pid])
    if (blocked?.yes) return { running }
  }
  await running
  throw new Error('It did not wait for the other transaction.')
}
