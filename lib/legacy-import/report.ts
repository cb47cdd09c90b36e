import { reasons, type Reason } from './reasons'
import type { Layout } from './layout'

export type TableTally = { read: number; imported: number; repaired: number; quarantined: number }

/** What became of every row of an import. For each table read = imported + repaired + quarantined. */
export type ImportReport = {
  run: number
  layout: Layout
  dryRun: boolean
  tables: Record<string, TableTally>
  derived: { assignments: number; timeline: number; reportStatus: number; statistics: number; positivePatients: number }
  mismatches: { statistics: number; timeline: number }
  backup: string | null
  seconds: number
  file: { name: string; bytes: number; sha256: string; timeZone: string }
  problems: { table: string; kind: 'repaired' | 'quarantined'; reason: Reason; rows: number }[]
  notices: string[]
  /** Seconds per phase and table. */
  phases: Record<string, number>
  /** The same file had been imported before; nothing was changed, and this is that run's report. */
  alreadyImported?: true
}

/** The report for a terminal or a file: the same as its JSON says, in words. */
export function readableReport(report: ImportReport): string {
  const { tables, derived, mismatches, problems } = report
  const names = Object.keys(tables)
  const width = Math.max(...names.map((name) => name.length), 5)
  const row = (name: string, cells: (string | number)[]) =>
    `  ${name.padEnd(width)}${cells.map((cell) => String(cell).padStart(13)).join('')}`
  return [
    headline(report),
    '',
    row('table', ['read', 'imported', 'repaired', 'quarantined']),
    ...names.map((name) =>
      row(name, [
        tables[name]?.read ?? 0,
        tables[name]?.imported ?? 0,
        tables[name]?.repaired ?? 0,
        tables[name]?.quarantined ?? 0,
      ]),
    ),
    '',
    `Derived: ${derived.assignments} assignments, ${derived.timeline} timeline entries, ${derived.reportStatus} report requests, ${derived.statistics} patients with statistics, ${derived.positivePatients} of them positive.`,
    `Differences from a recount: ${mismatches.statistics} in statistics, ${mismatches.timeline} in the timeline.`,
    ...problems.map(({ table, kind, reason, rows }) => `${rows} in ${table} ${kind}: ${reasons[reason]}`),
    ...report.notices,
    report.backup ? `Backup of the database before: ${report.backup}` : 'No backup was needed.',
    ...(report.dryRun || report.alreadyImported ? [] : [`To take it back: npm run import -- rollback ${report.run}`]),
  ].join('\n')
}

function headline({ run, layout, dryRun, seconds, file, alreadyImported }: ImportReport) {
  if (alreadyImported)
    return `${file.name} was imported before, as run ${run}. Nothing was changed; this is what was imported then.`
  if (dryRun)
    return `Dry run ${run} of ${file.name} (${layout} layout): this is what an import would do. Nothing was changed. ${seconds.toFixed(1)} s.`
  return `Imported ${file.name} (${layout} layout) as run ${run} in ${seconds.toFixed(1)} s. Local times were read as ${file.timeZone}.`
}
