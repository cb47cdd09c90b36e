import { Card, CardLink, CardList } from '@/components/portal/card'
import { reportWords, type OpenRequest } from '@/components/portal/open-requests'
import { formatMoment } from '@/lib/format/dates'
import type { ReportRow } from '@/lib/reports/queries'

const newMilliseconds = 42 * 86_400_000
const most = 2

/** What came in the last six weeks and can be read, and what is on its way. Few cards: the rest is one page further. */
export function News({ reports, open, now }: { reports: ReportRow[]; open: OpenRequest[]; now: Date }) {
  const isNew = (moment: Date) => now.getTime() - moment.getTime() < newMilliseconds
  const fresh = reports.filter(
    ({ isLatest, reportStatus, createdAt, releasedAt }) =>
      isLatest && reportStatus === 'final' && isNew(releasedAt ?? createdAt),
  )
  const onTheirWay = open.filter(
    ({ stands, requestedAt }) =>
      stands === 'waiting' ||
      stands === 'writing' ||
      stands === 'checking' ||
      (stands === 'failed' && isNew(requestedAt)),
  )
  if (fresh.length + onTheirWay.length === 0) {
    return (
      <Card>
        <p>There is nothing new for you right now. You do not have to do anything.</p>
      </Card>
    )
  }
  return (
    <CardList>
      {fresh.slice(0, most).map((report) => (
        <li key={report.id}>
          <CardLink
            href={`/portal/reports/${encodeURIComponent(report.id)}`}
            title={
              <>
                New report: <bdi>{report.title}</bdi>
              </>
            }
          >
            {reportWords[report.reportType]}. Ready since{' '}
            {formatMoment(report.releasedAt ?? report.createdAt, 'longDate')}.
          </CardLink>
        </li>
      ))}
      {(onTheirWay.length > 0 || fresh.length > most) && (
        <li>
          <CardLink href="/portal/reports" title={wayWords(onTheirWay, fresh.length - most)}>
            See where each one stands.
          </CardLink>
        </li>
      )}
    </CardList>
  )
}

/** "One report is being made." The worst news is said, but not first. */
function wayWords(open: OpenRequest[], more: number): string {
  const failed = open.filter(({ stands }) => stands === 'failed').length
  const made = open.length - failed
  return [
    made > 0 && `${countWords(made)} being made.`,
    failed > 0 && `${countWords(failed, 'could')} not be made.`,
    more > 0 && `${countWords(more)} ready as well.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function countWords(count: number, verb?: 'could') {
  return count === 1 ? `One report ${verb ?? 'is'}` : `${count} reports ${verb ?? 'are'}`
}
