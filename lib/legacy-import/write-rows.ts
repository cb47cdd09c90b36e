import type pg from 'pg'
import type { PresentTable } from './layout'
import type { ProgressReporter } from './progress'
import type { Reason } from './reasons'
import type { ImportReport, TableTally } from './report'

type Proven = Pick<ImportReport, 'tables' | 'derived' | 'mismatches' | 'problems'>

const worthAnalyzing = 10_000
const fewPatients = 20_000

/** Prepares the transaction that `client` is in: writers wait from here on, readers do not. */
export async function beginWriting(client: pg.Client): Promise<void> {
  await client.query("set local work_mem = '256MB'; set local lock_timeout = '60s'; set local jit = off")
  await client.query('select app.set_derivation(false)')
}

/**
 * Leaves the foreign keys to staging.dangling_references, where this role may: with many rows, proving each on its own
 * takes longer than everything else. `finishWriting` proves them and turns them on again.
 */
export async function leaveReferencesForLater(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    "select has_parameter_privilege('session_replication_role', 'set') as may",
  )
  if (!rows[0]?.may) return false
  await client.query('set local session_replication_role = replica')
  return true
}

/** Turns the staged rows of one table into records. Tables come in order, what is referred to first. */
export async function writeTable(client: pg.Client, run: number, name: string, count: number): Promise<void> {
  if (count === 0 || name === 'patient_statistics') return // statistics are counted, never taken over
  await client.query(`select staging.load_${name}($1)`, [run])
  if (count > worthAnalyzing && name !== 'patient_timeline') await client.query(`analyze public.${name}`)
}

/** Derives what follows from the records and proves the whole. Throws when a proof fails. */
export async function finishWriting(
  client: pg.Client,
  run: number,
  tables: PresentTable[],
  { progress, made, referencesLeft }: { progress: ProgressReporter; made: Made; referencesLeft: boolean },
): Promise<Proven> {
  const derived = await countDerived(client, run, progress, made)
  if (tables.some(({ enhanced }) => enhanced)) await client.query('select staging.judge_derived_rows()')
  progress.at('verifying')
  if (referencesLeft) await requireReferences(client, run)
  await requireEqual(client, run)
  const mismatches = await countMismatches(client)
  await client.query('select app.set_derivation(true)')
  return { tables: await tally(client, tables), derived, mismatches, problems: await countProblems(client, tables) }
}

/** What is derived from whole tables, and which tables must have been written before. */
const derivations = {
  derive_assignments: ['patients', 'sessions', 'doctor_patient_assignments'],
  derive_timeline_of_scans: ['mri_scans'],
  derive_timeline_of_predictions: ['predictions'],
  derive_report_status: ['predictions', 'medical_reports', 'report_status'],
  derive_timeline_of_reports: ['medical_reports'],
  derive_timeline_of_consultations: ['consultations'],
} as const
export type Derivation = keyof typeof derivations
/** Rows made by each derivation. */
export type Made = Partial<Record<Derivation, number>>

/** The derivations that can begin when these tables are written and those are still to come. */
export function derivationsAfter(written: readonly string[], toCome: readonly string[], made: Made): Derivation[] {
  return (Object.keys(derivations) as Derivation[]).filter((name) => {
    const needed: readonly string[] = derivations[name]
    return (
      !(name in made) &&
      needed.some((table) => written.includes(table)) &&
      !needed.some((table) => toCome.includes(table))
    )
  })
}

export async function derive(client: pg.Client, run: number, name: Derivation): Promise<number> {
  const { rows } = await client.query<{ made: number }>(`select staging.${name}($1) as made`, [run])
  return rows[0]?.made ?? 0
}

async function countDerived(
  client: pg.Client,
  run: number,
  progress: ProgressReporter,
  made: Made,
): Promise<ImportReport['derived']> {
  progress.at('deriving', 'patient_statistics', 1, 1)
  await countAgain(client, run)
  const {
    rows: [counts],
  } = await client.query<Omit<ImportReport['derived'], 'timeline'>>(
    `select (select count(*)::integer from doctor_patient_assignments where import_run = $1) as assignments,
            (select count(*)::integer from report_status where import_run = $1) as "reportStatus",
            (select count(*)::integer from patient_statistics join patients using (patient_id) where import_run = $1) as statistics,
            (select count(*)::integer from patient_statistics join patients using (patient_id)
              where import_run = $1 and has_parkinsons) as "positivePatients"`,
    [run],
  )
  if (!counts) throw new Error('The derived rows could not be counted.')
  const timeline = (Object.keys(made) as Derivation[])
    .filter((name) => name.startsWith('derive_timeline'))
    .reduce((sum, name) => sum + (made[name] ?? 0), 0)
  return { ...counts, timeline }
}

/** Statistics of every patient the import touched: one by one for a few, all at once for many. */
async function countAgain(client: pg.Client, run: number) {
  const { rows } = await client.query<{ patient_id: string }>(
    `select patient_id from patients where import_run = $1
     union select patient_id from sessions where import_run = $1 and patient_id is not null
     union select patient_id from mri_scans where import_run = $1 and patient_id is not null
     union select patient_id from predictions where import_run = $1 and patient_id is not null
     union select patient_id from medical_reports where import_run = $1 and patient_id is not null
     union select patient_id from consultations where import_run = $1
     union select patient_id from doctor_patient_assignments where import_run = $1
     order by 1 limit $2`,
    [run, fewPatients + 1],
  )
  const {
    rows: [all],
  } = await client.query<{ count: number }>(
    'select count(*)::integer as count from (select from patients limit $1) capped',
    [fewPatients * 5],
  )
  if (rows.length > fewPatients || rows.length * 5 > (all?.count ?? 0)) {
    await client.query('select app.rebuild_statistics()')
    return
  }
  const ids = rows.map(({ patient_id: id }) => id)
  await client.query('select app.lock_statistics($1)', [ids])
  await client.query('select app.recompute_statistics(id) from unnest($1::text[]) id', [ids])
}

async function requireReferences(client: pg.Client, run: number) {
  const { rows } = await client.query<{ constraint_name: string; missing: string }>(
    'select * from staging.dangling_references($1)',
    [run],
  )
  if (rows.length > 0)
    throw new Error(
      `Rows refer to what is not there: ${rows.map(({ constraint_name: name, missing }) => `${name} (${missing})`).join(', ')}. Nothing was kept.`,
    )
  await client.query('set local session_replication_role = origin')
}

async function requireEqual(client: pg.Client, run: number) {
  const { rows } = await client.query<{
    table_name: string
    staged: string
    written: string
    staged_hash: string
    written_hash: string
  }>('select * from staging.compare($1)', [run])
  const wrong = rows.filter((row) => row.staged !== row.written || row.staged_hash !== row.written_hash)
  if (wrong.length === 0) return
  const found = wrong.map((row) => `${row.table_name} (${row.written} of ${row.staged} rows)`).join(', ')
  throw new Error(`What was written is not what was read, in ${found}. Nothing was kept.`)
}

async function countMismatches(client: pg.Client): Promise<ImportReport['mismatches']> {
  const {
    rows: [found],
  } = await client.query<ImportReport['mismatches']>(
    `select (select count(*)::integer from app.statistics_mismatches()) as statistics,
            (select count(*)::integer from app.timeline_mismatches()) as timeline`,
  )
  if (!found || found.statistics + found.timeline > 0) {
    throw new Error(
      `After the import ${found?.statistics} statistics and ${found?.timeline} timeline entries differ from a recount. Nothing was kept. npm run verify tells whether they did before.`,
    )
  }
  return found
}

async function tally(client: pg.Client, tables: PresentTable[]): Promise<Record<string, TableTally>> {
  const all: Record<string, TableTally> = {}
  for (const { name } of tables) {
    const {
      rows: [row],
    } = await client.query<TableTally>(
      `select count(*)::integer as read,
              count(*) filter (where rejected is null and repairs is null)::integer as imported,
              count(*) filter (where rejected is null and repairs is not null)::integer as repaired,
              count(*) filter (where rejected is not null)::integer as quarantined
         from staging.${name}`,
    )
    if (row) all[name] = row
  }
  return all
}

async function countProblems(client: pg.Client, tables: PresentTable[]): Promise<ImportReport['problems']> {
  const found: ImportReport['problems'] = []
  for (const { name } of tables) {
    const { rows } = await client.query<{ kind: 'repaired' | 'quarantined'; reason: Reason; rows: number }>(
      `select 'quarantined' as kind, rejected as reason, count(*)::integer as rows from staging.${name} where rejected is not null group by 2
       union all
       select 'repaired', repair ->> 'reason', count(distinct row_number)::integer
         from staging.${name}, jsonb_array_elements(repairs) repair where rejected is null group by 2
       order by 1, 3 desc, 2`,
    )
    found.push(...rows.map((row) => ({ table: name, ...row })))
  }
  return found
}
