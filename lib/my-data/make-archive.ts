import 'server-only'
import { asViewer } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { clinicDate } from '@/lib/format/dates'
import { listReviewsOfMine } from '@/lib/release/queries'
import { readReportFile } from '@/lib/report-queue/read-file'
import { fontDirectory } from '@/lib/report-documents/font-directory'
import { personalHtml } from '@/lib/report-documents/personal-html'
import { renderPersonal, type PersonalDocument } from '@/lib/report-documents/render-personal'
import { plainReport, type PlainReport } from '@/lib/reports/plain-report'
import { Package } from './pack'
import {
  listMyAnswers,
  listMyPlainReports,
  listMyReportFiles,
  listMyRows,
  listMyScans,
  listMyTables,
  takeScan,
} from './queries'
import { summaryOf } from './summary'

const readSeconds = 60

/** Puts everything that this patient may read into one file, read as the patient. `signal` ends it between two parts. */
export async function makeArchive(viewer: PatientViewer, file: string, signal: AbortSignal): Promise<void> {
  const madeAt = new Date()
  const taken = await asViewer(viewer, async (scope) => gather(scope, viewer, madeAt), readSeconds)
  signal.throwIfAborted()
  const archive = new Package(file, madeAt)
  archive.add('read-me.txt', readMe)
  archive.add('summary.html', personalHtml(taken.summary))
  for (const size of ['a4', 'large-print'] as const)
    archive.add(
      size === 'a4' ? 'summary.pdf' : 'summary-large-print.pdf',
      await renderPersonal(taken.summary, { size, fontDirectory }),
    )
  for (const [name, rows] of Object.entries(taken.rows)) archive.addJson(`data/${name}.json`, rows)
  archive.addJson('data/schema.json', schemaNote(taken))
  for (const { reportId, createdAt, version, variant, ...of } of taken.reports) {
    signal.throwIfAborted()
    const bytes = await readReportFile(of)
    const name = `${clinicDate(createdAt)}-${safe(reportId)}-version-${version}-${variant}.pdf`
    if (bytes) archive.add(`reports/${name}`, bytes)
  }
  for (const report of taken.plainReports) {
    const lookedAt = taken.reviews.find(({ predictionId }) => predictionId === report.predictionId) ?? null
    await addPlainReport(archive, report, plainReport(report, lookedAt, madeAt), signal)
  }
  for (const { id, uploadedAt, fileName } of taken.scans) {
    signal.throwIfAborted()
    const bytes = await asViewer(viewer, (scope) => takeScan(scope, id), readSeconds)
    if (bytes) archive.add(`scans/${clinicDate(uploadedAt)}-${safe(id)}${endingOf(fileName)}`, bytes)
  }
  await archive.close()
}

/** One without a file: its words as a paper, in usual and in large letters. */
async function addPlainReport(archive: Package, report: PlainReport, paper: PersonalDocument, signal: AbortSignal) {
  const name = `${clinicDate(report.createdAt)}-${safe(report.id)}-version-${report.version}`
  for (const size of ['a4', 'large-print'] as const) {
    signal.throwIfAborted()
    archive.add(`reports/${name}-${size}.pdf`, await renderPersonal(paper, { size, fontDirectory }))
  }
}

type Taken = Awaited<ReturnType<typeof gather>>

async function gather(scope: Parameters<typeof listMyTables>[0], viewer: PatientViewer, madeAt: Date) {
  const tables = await listMyTables(scope)
  const rows: Record<string, unknown[]> = {}
  for (const { name } of tables) rows[name] = await listMyRows(scope, name)
  return {
    tables,
    rows: { ...rows, ...(await listMyAnswers(scope)) },
    summary: await summaryOf(scope, viewer.patientId, madeAt),
    reports: await listMyReportFiles(scope),
    plainReports: await listMyPlainReports(scope),
    reviews: await listReviewsOfMine(scope),
    scans: await listMyScans(scope),
  }
}

function schemaNote({ tables, rows }: Taken) {
  return {
    about:
      'Each file in this folder is a list of rows of one table of the record, as far as it is yours to read. Times are in UTC unless they name a zone. visit_notes, stages, reviews_of_results and confirmed are no tables: they are what the record tells you beside them.',
    tables: tables.map((table) => ({ ...table, rows: rows[table.name]?.length ?? 0 })),
  }
}

const readMe = `This is what your clinic has on record about you and lets you read.

summary.html              Open this first. A browser shows it.
summary.pdf               The same, to print.
summary-large-print.pdf   The same, in large letters.
reports                   The reports that you may read, as files.
scans                     Your scans as they came. Ordinary programs may not show them.
data                      Every record, for other programs. schema.json says what is what.
manifest.json             The name, size and SHA-256 of every file here, to check that nothing was changed.

Keep this file where nobody else finds it.
`

/** Ids of the old system hold whatever somebody typed. */
function safe(id: string) {
  return id.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 80)
}

/** ".dcm", ".nii.gz": what follows the name; nothing that could lead anywhere. */
function endingOf(fileName: string | null) {
  return /((\.[A-Za-z0-9]{1,8}){1,2})$/.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''
}
