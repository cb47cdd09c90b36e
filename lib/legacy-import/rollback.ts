import pg from 'pg'
import { LegacyFileError } from './legacy-error'
import { getRun, takeImportLock } from './runs'

export type RollbackReport = {
  run: number
  removed: number
  mismatches: { statistics: number; timeline: number }
  seconds: number
}
type InTheWay = { what: string; table_name: string; rows: number; example: string }

/**
 * Takes an import back: exactly its rows go, statistics and timeline are derived again, in one transaction. Refused while
 * anything entered or changed since would be lost with it; then it says what.
 */
export async function rollBackImport(
  settings: pg.ClientConfig,
  run: number,
  requestedBy: string | null,
): Promise<RollbackReport> {
  const started = performance.now()
  const client = new pg.Client({ ...settings, application_name: 'substantia-import' })
  await client.connect()
  try {
    await takeImportLock(client)
    await requireRollable(client, run)
    await client.query('begin')
    await client.query("set local work_mem = '256MB'; set local lock_timeout = '60s'")
    await client.query('select app.set_derivation(false)')
    await requireNothingInTheWay(client, run)
    const {
      rows: [gone],
    } = await client.query<{ removed: string }>('select staging.remove_run($1) as removed', [run])
    await client.query('select app.rebuild_statistics(), app.rebuild_timeline()')
    const {
      rows: [mismatches],
    } = await client.query<RollbackReport['mismatches']>(
      `select (select count(*)::integer from app.statistics_mismatches()) as statistics,
              (select count(*)::integer from app.timeline_mismatches()) as timeline`,
    )
    await client.query('select app.set_derivation(true)')
    await client.query(
      "update import_runs set status = 'rolled-back', rolled_back_at = now(), rolled_back_by = coalesce($2, rolled_back_by), error_message = null where id = $1",
      [run, requestedBy],
    )
    await client.query("update import_problems set state = 'open' where run_id = $1 and state = 'retry'", [run])
    await client.query(
      `insert into audit_events (actor_user_id, actor_role, action, entity, entity_id)
      values ($2, 'database:' || session_user, 'import.roll-back', 'import_runs', $1)`,
      [String(run), requestedBy],
    )
    await client.query('commit')
    await client.query('select app.refresh_system_statistics()')
    return {
      run,
      removed: Number(gone?.removed ?? 0),
      mismatches: mismatches ?? { statistics: 0, timeline: 0 },
      seconds: Math.round((performance.now() - started) / 10) / 100,
    }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    await client
      .query(
        "update import_runs set status = 'completed', error_message = $2 where id = $1 and status = 'rolling-back'",
        [run, error instanceof LegacyFileError ? error.message : 'It could not be taken back; nothing was changed.'],
      )
      .catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

async function requireRollable(client: pg.Client, run: number) {
  const row = await getRun(client, run)
  if (!row) throw new LegacyFileError(`There is no import run ${run}. The imports page lists them.`)
  if (row.status === 'rolled-back') throw new LegacyFileError(`Run ${run} has been taken back already.`)
  if (row.dry_run || !['completed', 'rolling-back'].includes(row.status))
    throw new LegacyFileError(`Run ${run} changed nothing, so there is nothing to take back.`)
}

async function requireNothingInTheWay(client: pg.Client, run: number) {
  const { rows } = await client.query<InTheWay>(
    'select what, table_name, count(*)::integer as rows, min(row_id) as example from staging.rows_in_the_way($1) group by 1, 2 order by 3 desc',
    [run],
  )
  if (rows.length === 0) return
  const list = rows.map(({ what, rows: count, example }) => `  ${count} × ${what} (${example})`).join('\n')
  throw new LegacyFileError(
    `Run ${run} cannot be taken back: this was entered or changed since and would be lost.\n${list}\nMove or delete it first, or keep the import.`,
  )
}
