import { EmptyState } from '@/components/ui/empty-state'
import { formatMoment } from '@/lib/format/dates'
import type { ReportRow, RequestOfPatient } from '@/lib/reports/queries'
import { reportStatusLabels, reportTypeLabels } from '@/lib/reports/vocabulary'
import { RequestMark } from './request-mark'

/** What has been asked for and is not ready, then what is there, newest first. */
export function ReportList({ reports, requests }: { reports: ReportRow[]; requests: RequestOfPatient[] }) {
  const waiting = requests.filter(({ status }) => status !== 'generated')
  if (reports.length + waiting.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="No reports yet." />
      </div>
    )
  return (
    <ul className="border-y border-hairline bg-surface">
      {waiting.map((request) => (
        <li
          key={request.id}
          className="flex flex-wrap justify-between gap-3 border-b border-hairline px-4 py-2.5 last:border-b-0"
        >
          <span>
            {reportTypeLabels[request.reportType]}
            <span className="text-muted"> · asked for {formatMoment(request.requestedAt)}</span>
          </span>
          <RequestMark status={request.status} />
        </li>
      ))}
      {reports.map((report) => (
        <li
          key={report.id}
          className="flex flex-wrap justify-between gap-3 border-b border-hairline px-4 py-2.5 last:border-b-0"
        >
          <span>
            <bdi className="font-medium">{report.title}</bdi>
            <span className="text-muted">
              {' '}
              · {reportTypeLabels[report.reportType]} · {formatMoment(report.createdAt)}
              {report.generatedBy ? ` · by ${report.generatedBy}` : ''}
            </span>
          </span>
          <span className="text-muted">
            {report.version > 1 || !report.isLatest ? `version ${report.version}, ` : ''}
            {reportStatusLabels[report.reportStatus].toLowerCase()}
          </span>
        </li>
      ))}
    </ul>
  )
}
