import { formatBytes } from '@/lib/format/numbers'
import type { ReadableReport } from '@/lib/report-documents/queries'
import { ReportDocumentView } from './report-document'

const variants = { a4: 'PDF, ordinary print', 'large-print': 'PDF, large print' } as const

/** A report to read, with the files to take along. */
export function ReportDocumentPage({
  reportId,
  report: { document, signature, images, files },
  level,
  idPrefix,
}: {
  reportId: string
  report: ReadableReport
  level?: 1 | 2
  idPrefix?: string
}) {
  const formats = new Map(
    document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'image' ? [[block.sha256, block.format] as const] : [])),
    ),
  )
  const sources = Object.entries(images).map(([sha256, bytes]) => [
    sha256,
    `data:image/${formats.get(sha256) ?? 'png'};base64,${bytes.toString('base64')}`,
  ])
  return (
    <>
      <ReportDocumentView
        document={document}
        signature={signature}
        images={Object.fromEntries(sources) as Record<string, string>}
        level={level}
        idPrefix={idPrefix}
      />
      {files.length > 0 && <ReportFiles reportId={reportId} files={files} />}
    </>
  )
}

function ReportFiles({ reportId, files }: { reportId: string; files: ReadableReport['files'] }) {
  return (
    <ul aria-label="Files of this report" className="mt-4 flex flex-wrap gap-3 no-print">
      {files.map(({ variant, byteSize }) => (
        <li key={variant}>
          {/* a file, not a page: nothing to fetch before somebody wants it */}
          <a
            href={`/api/reports/${encodeURIComponent(reportId)}/file?variant=${variant}`}
            className="inline-flex min-h-12 items-center rounded-control border border-line bg-surface px-4 text-center text-primary"
          >
            <span>
              {variants[variant]} <span className="whitespace-nowrap">({formatBytes(byteSize)})</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
