import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { fromDatabase } from '@/lib/errors/from-database'
import type { Claims } from './claims'
import { convertRow, named, type CellProblem, type FormValues, type Plan } from './convert-row'
import type { CsvRow } from './decode'
import type { EntityImport, ImportRow, RowContext } from './import-row'
import type { CsvOutcome, DuplicatePolicy } from './vocabulary'

export type ChunkOrder = { plan: Plan; policy: DuplicatePolicy; claims: Claims; isDryRun: boolean }

/** What became of a row, or would. */
export type RowResult = Pick<ImportRow<unknown>, 'rowNumber' | 'message' | 'recordId'> & { outcome: CsvOutcome }

/**
 * Brings in some hundred rows, in the caller's transaction. A dry run is the same with one difference: everything it wrote
 * is rolled back, to a savepoint, before it returns. One bad row does not lose the others.
 */
export async function runChunk<Values>(
  scope: Scope,
  entity: EntityImport<Values>,
  order: ChunkOrder,
  source: readonly CsvRow[],
): Promise<RowResult[]> {
  const { db } = scope
  if (order.isDryRun) await db.$executeRaw`savepoint dry_run`
  const { rows, unreadable } = await prepared(scope, entity, order.plan, source)
  for (const row of rows) decide(entity, row, order)
  await write(scope, entity, rows, order.claims)
  if (order.isDryRun) await db.$executeRaw`rollback to savepoint dry_run`
  const results = rows.map(({ rowNumber, outcome, message, recordId }) => ({
    rowNumber,
    outcome: outcome ?? 'error',
    message,
    recordId: order.isDryRun && outcome === 'create' ? null : recordId,
  }))
  return [...results, ...unreadable].toSorted((one, other) => one.rowNumber - other.rowNumber)
}

/**
 * Takes note of rows that came in before a worker was killed, so that the rest is judged as it would have been. `done` says
 * of each whether it was created: then what is here already of it is itself.
 */
export async function claimAgain<Values>(
  scope: Scope,
  entity: EntityImport<Values>,
  { plan, claims }: ChunkOrder,
  source: readonly CsvRow[],
  done: ReadonlyMap<number, boolean>,
): Promise<void> {
  const { rows } = await prepared(
    scope,
    entity,
    plan,
    source.filter(({ rowNumber }) => done.has(rowNumber)),
  )
  for (const row of rows) entity.claim(done.get(row.rowNumber) ? { ...row, existing: null } : row, claims)
}

async function prepared<Values>(
  scope: Scope,
  entity: EntityImport<Values>,
  plan: Plan,
  source: readonly CsvRow[],
): Promise<{ rows: ImportRow<Values>[]; unreadable: RowResult[] }> {
  const rows: ImportRow<Values>[] = []
  const unreadable: RowResult[] = []
  for (const row of source) {
    const parsed = parse(entity, plan, row)
    if (parsed.outcome === 'error') unreadable.push(parsed)
    else rows.push(parsed)
  }
  const context: RowContext = { named: (field) => named(plan, field), timeZone: plan.timeZone }
  if (rows.length > 0) await entity.prepare(scope, rows, context)
  for (const row of rows) if (row.problems.length > 0) fail(row, sentences(row.problems))
  return { rows, unreadable }
}

function parse<Values>(
  { schema }: EntityImport<Values>,
  plan: Plan,
  { rowNumber, cells }: CsvRow,
): (ImportRow<Values> & { outcome: null }) | (RowResult & { outcome: 'error' }) {
  const { values, problems } = convertRow(plan, cells)
  const result = schema.safeParse(values)
  const all = result.success ? problems : [...problems, ...schemaProblems(plan, values, problems, result.error.issues)]
  if (!result.success || all.length > 0) return { rowNumber, outcome: 'error', message: sentences(all), recordId: null }
  return { rowNumber, values: result.data, problems: [], existing: null, outcome: null, message: null, recordId: null }
}

/** What the form would have said, with the column's name in front; not what a cell that cannot be read says already. */
function schemaProblems(
  plan: Plan,
  values: FormValues,
  known: readonly CellProblem[],
  issues: readonly { path: PropertyKey[]; message: string }[],
): CellProblem[] {
  return issues
    .map(({ path, message }) => ({ field: String(path[0] ?? ''), message }))
    .filter(({ field }) => !known.some((problem) => problem.field === field))
    .map(({ field, message }) => ({
      field,
      message: field ? `${named(plan, field)}${values[field] === undefined ? ' is empty' : ''}: ${message}` : message,
    }))
}

function sentences(problems: readonly CellProblem[]) {
  return [...new Set(problems.map(({ message }) => message))].join(' ').slice(0, 2000)
}

function fail<Values>(row: ImportRow<Values>, message: string) {
  row.outcome = 'error'
  row.message = message
}

/** What becomes of a row that can be read, by what the file and the database have already. */
function decide<Values>(entity: EntityImport<Values>, row: ImportRow<Values>, { policy, claims }: ChunkOrder) {
  if (row.outcome) return
  const clash = entity.clash(row, claims)
  if (clash && !(clash.isSoft && policy === 'create')) {
    row.outcome = clash.outcome
    row.message = clash.message
    return
  }
  const { existing } = row
  if (!existing || existing.isTakenBack || (policy === 'create' && existing.isSoft)) row.outcome = 'create'
  else if (policy === 'update') row.outcome = 'update'
  else if (policy === 'skip') row.outcome = 'skip'
  else
    return fail(
      row,
      `${existing.message} It cannot be created a second time: choose to skip or to update what is here.`,
    )
  if (existing && row.outcome === 'skip') row.message = existing.message
  if (existing && row.outcome === 'create' && !existing.isTakenBack) row.message = existing.message
  if (row.outcome !== 'skip') entity.claim(row, claims)
}

async function write<Values>(scope: Scope, entity: EntityImport<Values>, rows: ImportRow<Values>[], claims: Claims) {
  const created = rows.filter(({ outcome }) => outcome === 'create')
  const updated = rows.filter(({ outcome }) => outcome === 'update')
  const ids = await newIds(scope, created.length)
  for (const [at, row] of created.entries())
    row.recordId = row.existing?.isTakenBack ? row.existing.id : (ids[at] ?? null)
  for (const row of updated) row.recordId = row.existing?.id ?? null
  await writeApart(scope, created, claims, (some) => entity.insert(scope, some))
  await writeApart(scope, updated, claims, async (some) => {
    const changed = new Set(await entity.update(scope, some))
    for (const row of some) {
      if (row.recordId === null || changed.has(row.recordId)) continue
      row.outcome = 'skip'
      row.message = 'Nothing differs from what is here.'
    }
  })
}

async function newIds({ db }: Scope, count: number): Promise<string[]> {
  if (count === 0) return []
  const ids = await db.$queryRaw<{ id: string }[]>`select app.new_id() as id from generate_series(1, ${count}::integer)`
  return ids.map(({ id }) => id)
}

/** All at once; when the database refuses that, in halves, down to the rows it is about. */
async function writeApart<Values>(
  scope: Scope,
  rows: ImportRow<Values>[],
  claims: Claims,
  work: (rows: ImportRow<Values>[]) => Promise<void>,
): Promise<void> {
  if (rows.length === 0) return
  const { db } = scope
  await db.$executeRaw`savepoint some_rows`
  try {
    await work(rows)
    await db.$executeRaw`release savepoint some_rows`
  } catch (error) {
    const refusal = fromDatabase(error)
    if (!refusal || refusal.code === 'busy' || refusal.code === 'forbidden') throw error
    await db.$executeRaw`rollback to savepoint some_rows`
    await db.$executeRaw`release savepoint some_rows`
    const [row] = rows
    if (rows.length === 1 && row) {
      fail(row, refusal.message)
      row.recordId = null
      claims.release(new Set([row.rowNumber]))
      return
    }
    const half = Math.ceil(rows.length / 2)
    await writeApart(scope, rows.slice(0, half), claims, work)
    await writeApart(scope, rows.slice(half), claims, work)
  }
}
