import type { ImportReport } from '@/lib/legacy-import/report.ts'
import type { Target } from './test.ts'

/** Rows that were set aside: table, the row's place in its table, field and reason. */
export async function quarantinedOf(target: Target) {
  const rows = await target.all<{ table_name: string; row_number: string; field: string | null; reason: string }>(
    "select table_name, row_number, field, reason from import_problems where kind = 'quarantined' order by table_name, row_number",
  )
  return rows.map(({ table_name: table, row_number: number, field, reason }) => [table, Number(number), field, reason])
}

/** Fields that were repaired: table, id, field, reason and what was there. */
export async function repairsOf(target: Target) {
  const rows = await target.all<{
    table_name: string
    row_id: string
    field: string
    reason: string
    detail: string | null
  }>(
    "select table_name, row_id, field, reason, detail from import_problems where kind = 'repaired' order by table_name, row_number, field",
  )
  return rows.map(({ table_name: table, row_id: id, field, reason, detail }) => [table, id, field, reason, detail])
}

/** How many rows of the record this run brought, table by table: what its report says was imported or repaired. */
async function rowsBroughtIn(target: Target, { run, tables }: ImportReport) {
  const counts: Record<string, number> = {}
  for (const table of Object.keys(tables)) {
    if (table === 'patient_statistics') continue
    const own = { doctor_patient_assignments: true, report_status: true, patient_timeline: true }[table]
      ? "and id !~ '^[0-9a-f]{8}-[0-9a-f]{4}-7'"
      : ''
    const row = await target.one<{ count: number }>(
      `select count(*)::integer as count from ${table} where import_run = $1 ${own}`,
      [run],
    )
    counts[table] = row?.count ?? -1
  }
  return counts
}

/** Read = imported + repaired + quarantined for every table, in the report, in the problems kept, and in the records. */
export async function sumsOf(target: Target, report: ImportReport) {
  const brought = await rowsBroughtIn(target, report)
  const kept = await target.all<{ table: string; quarantined: number; repaired: number }>(
    `select table_name as table, count(distinct row_number) filter (where kind = 'quarantined')::integer as quarantined,
            count(distinct row_number) filter (where kind = 'repaired')::integer as repaired
       from import_problems where run_id = $1 group by 1`,
    [report.run],
  )
  return Object.entries(report.tables).map(([table, { read, imported, repaired, quarantined }]) => {
    const problems = kept.find((each) => each.table === table)
    return {
      table,
      addsUp: read === imported + repaired + quarantined,
      quarantineKept: quarantined === (problems?.quarantined ?? 0),
      repairsKept: repaired === (problems?.repaired ?? 0),
      arrived: brought[table] === undefined ? null : brought[table] === imported + repaired,
    }
  })
}

export const everySumRight = { addsUp: true, quarantineKept: true, repairsKept: true }
