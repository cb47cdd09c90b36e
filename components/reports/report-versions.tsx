import type { Route } from 'next'
import Link from 'next/link'
import { recordHref } from '@/lib/changes/record-links'
import { formatMoment } from '@/lib/format/dates'
import type { ReportRow } from '@/lib/reports/queries'
import { ReportMark } from './report-mark'

/** The versions of a report, newest first, each with what it says otherwise than the one before. */
export function ReportVersions({ versions, here }: { versions: ReportRow[]; here: string }) {
  return (
    <ol className="border-y border-hairline bg-surface">
      {versions.map(({ id, version, reportStatus, isLatest, createdAt, generatedBy }, index) => {
        const earlier = versions[index + 1]
        return (
          <li
            key={id}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-hairline px-4 py-2.5 last:border-b-0"
          >
            {id === here ? (
              <strong aria-current="true">Version {version}, this one</strong>
            ) : (
              <Link href={recordHref('medical_reports', id)} prefetch={false}>
                Version {version}
              </Link>
            )}
            <ReportMark status={reportStatus} />
            {isLatest && <span>the latest</span>}
            <span className="text-muted">
              {formatMoment(createdAt, 'dateTime')}
              {generatedBy && (
                <>
                  {' '}
                  by <bdi>{generatedBy}</bdi>
                </>
              )}
            </span>
            {earlier && (
              <Link href={compareHref(id, earlier.id)} prefetch={false}>
                What changed since version {earlier.version}
              </Link>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Where two versions stand side by side. */
function compareHref(later: string, earlier: string): Route {
  return `${recordHref('medical_reports', later)}/compare?with=${encodeURIComponent(earlier)}` as Route
}
