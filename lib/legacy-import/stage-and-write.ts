import type pg from 'pg'
import type { PresentTable } from './layout'
import type { ProgressReporter } from './progress'
import type { LegacyDatabase } from './sqlite-file'
import { stageTable } from './stage'
import { derivationsAfter, derive, writeTable, type Made } from './write-rows'

type Connections = { control: pg.Client; stager: pg.Client; worker: pg.Client; timeZone: string }

export type Source = {
  database: LegacyDatabase
  tables: PresentTable[]
  /** Rows per table that an interrupted run of the same file had staged. */
  staged: Record<string, number>
}

/**
 * Stages table after table on one connection while another writes those that are staged: two processors, and most of
 * the reading is hidden behind the writing; what follows from whole tables is derived as soon as they are there. Staged rows of an interrupted run are used again where they are still whole.
 */
export async function stageAndWrite(
  { stager, worker, control, timeZone }: Connections,
  { run, total }: { run: number; total: number },
  source: Source,
  progress: ProgressReporter,
): Promise<Made> {
  const context = { timeZone, startedAt: `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z` }
  const staged: Record<string, number> = (await isStaged(stager, source.staged)) ? source.staged : {}
  for (const { name } of source.tables.filter(({ name }) => staged[name] === undefined))
    await stager.query(`truncate staging.${name}`)
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0)
  const written: Record<string, number> = {}
  let writing: Promise<void> = Promise.resolve()
  const made: Made = {}
  const inTurn = (work: () => Promise<void>) => {
    writing = writing.then(work)
    writing.catch(() => {}) // it is awaited below
  }
  const queued: string[] = []
  const write = (name: string) => {
    queued.push(name)
    inTurn(async () => {
      await writeTable(worker, run, name, staged[name] ?? 0)
      written[name] = staged[name] ?? 0
      progress.at('writing', name, sum(staged) + sum(written), 2 * total)
    })
    const toCome = source.tables.map(({ name }) => name).filter((name) => !queued.includes(name))
    for (const derivation of derivationsAfter(queued, toCome, made)) {
      made[derivation] = 0
      inTurn(async () => {
        progress.at('deriving', derivation, sum(staged) + sum(written), 2 * total)
        made[derivation] = await derive(worker, run, derivation)
      })
    }
  }
  try {
    for (const table of source.tables) {
      if (staged[table.name] === undefined) progress.at('staging', table.name, sum(staged) + sum(written), 2 * total)
      staged[table.name] ??= await stageTable(stager, source.database, table, context, (rows) =>
        progress.at('staging', table.name, sum(staged) + rows + sum(written), 2 * total),
      )
      await stager.query(`analyze staging.${table.name}`)
      await control.query('update import_runs set staged = $2 where id = $1', [run, JSON.stringify(staged)])
      // accounts and doctors complete each other, so the first waits for the second
      if (table.name === 'doctors') write('users')
      if (table.name !== 'users' || !source.tables.some(({ name }) => name === 'doctors')) write(table.name)
    }
  } finally {
    await writing
  }
  return made
}

/** Unlogged tables come back empty after a crash of the database, and whole after one of the import. */
async function isStaged(client: pg.Client, staged: Record<string, number>) {
  for (const [table, count] of Object.entries(staged)) {
    const {
      rows: [found],
    } = await client.query<{ count: number }>(`select count(*)::integer as count from staging.${table}`)
    if (found?.count !== count) return false
  }
  return true
}
