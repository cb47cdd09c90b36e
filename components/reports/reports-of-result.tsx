import Link from 'next/link'
import { formatMoment } from '@/lib/format/dates'
import type { ReportOfResult } from '@/lib/reports/of-result'
import { reportHref } from '@/lib/reports/report-href'
import { reportTypeLabels } from '@/lib/reports/vocabulary'

/** The reports that speak of a model's result, each with what comes next. */
export function ReportsOfResult({ reports, isReviewed }: { reports: ReportOfResult[]; isReviewed: boolean }) {
  return (
    <ul className="border-y border-hairline bg-surface">
      {reports.map((report) => (
        <li
          key={report.id}
          className="flex flex-wrap justify-between gap-3 border-b border-hairline px-4 py-2.5 last:border-b-0"
        >
          <span>
            <Link
              href={reportHref(report.id)}
              prefetch={false}
              className="font-medium wrap-anywhere text-primary underline underline-offset-2"
            >
              <bdi>{report.title}</bdi>
            </Link>
            <span className="text-muted">
              {' '}
              · {reportTypeLabels[report.reportType]} · {formatMoment(report.createdAt)}
            </span>
          </span>
          <span className="text-muted">{nextOf(report, isReviewed)}</span>
        </li>
      ))}
    </ul>
  )
}

function nextOf({ signedAt, isMadeAgain, isOutdated }: ReportOfResult, isReviewed: boolean): string {
  if (signedAt) return `signed ${formatMoment(signedAt)}`
  if (isMadeAgain) return 'being made again'
  if (!isReviewed) return 'waits for the review'
  return isOutdated ? 'out of date' : 'ready to sign'
}
