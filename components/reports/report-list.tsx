import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { formatMoment } from '@/lib/format/dates'
import type { ReportRow, RequestOfPatient } from '@/lib/reports/queries'
import { reportStatusLabels, reportTypeLabels } from '@/lib/reports/vocabulary'
import { RequestMark } from './request-mark'

type Props<Request extends RequestOfPatient> = {
  reports: ReportRow[]
  requests: Request[]
  /** Where a report is read; without it the list only names them. */
  hrefOf?: (report: ReportRow) => Route
  /** Why what was asked for is not there, and what can be done about it. */
  reasonOf?: (request: Request) => ReactNode
}

/** What has been asked for and is not ready, then what is there, newest first. */
export function ReportList<Request extends RequestOfPatient>({ reports, requests, hrefOf, reasonOf }: Props<Request>) {
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
          {reasonOf && <div className="w-full">{reasonOf(request)}</div>}
        </li>
      ))}
      {reports.map((report) => (
        <li
          key={report.id}
          className="flex flex-wrap justify-between gap-3 border-b border-hairline px-4 py-2.5 last:border-b-0"
        >
          <span>
            <Title title={report.title} href={hrefOf?.(report)} />
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

function Title({ title, href }: { title: string; href: Route | undefined }) {
  if (!href) return <bdi className="font-medium">{title}</bdi>
  return (
    <Link href={href} prefetch={false} className="font-medium wrap-anywhere text-primary underline underline-offset-2">
      <bdi>{title}</bdi>
    </Link>
  )
}
