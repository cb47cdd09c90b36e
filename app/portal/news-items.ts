import { reportWords, type OpenRequest } from '@/components/portal/open-requests'
import { subjectWords } from '@/lib/corrections/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import type { MyNews } from '@/lib/my-news/queries'
import { newDays } from '@/lib/my-news/vocabulary'
import type { ReportRow } from '@/lib/reports/queries'

/** Something new: where it leads, what it is, and one line on it. `name`: words of the record, which stand for themselves. */
export type NewsItem = { key: string; href: string; title: string; name?: string; line: string }

const dayAndTime = (moment: Date) => `${formatMoment(moment, 'longDate')} at ${formatMoment(moment, 'time')}`

/**
 * What came and can be read, and last what is on its way. A visit that was moved or cancelled stands first: somebody may set
 * out for it. The rest is told by when it came, the newest first.
 */
export function newsItems({
  reports,
  open,
  news,
  now,
}: {
  reports: ReportRow[]
  open: OpenRequest[]
  news: MyNews[]
  now: Date
}): NewsItem[] {
  const isNew = (moment: Date) => now.getTime() - moment.getTime() < newDays * 86_400_000
  const isUrgent = ({ kind }: MyNews) => kind === 'moved' || kind === 'cancelled'
  const fresh = reports.filter(
    ({ isLatest, reportStatus, createdAt, releasedAt }) =>
      isLatest && reportStatus === 'final' && isNew(releasedAt ?? createdAt),
  )
  const came = [
    ...fresh.map((report) => ({ at: report.releasedAt ?? report.createdAt, item: reportItem(report) })),
    ...news.filter((one) => !isUrgent(one)).map((one) => ({ at: one.at, item: itemOf(one) })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
  const onTheirWay = open.filter(
    ({ stands, requestedAt }) => stands !== 'gone' && (stands !== 'failed' || isNew(requestedAt)),
  )
  return [
    ...news.filter(isUrgent).map(itemOf),
    ...came.map(({ item }) => item),
    ...(onTheirWay.length > 0 ? [wayItem(onTheirWay)] : []),
  ]
}

function reportItem({ id, title, reportType, releasedAt, createdAt }: ReportRow): NewsItem {
  return {
    key: id,
    href: `/portal/reports/${encodeURIComponent(id)}`,
    title: 'New report: ',
    name: title,
    line: `${reportWords[reportType]}. Ready since ${formatMoment(releasedAt ?? createdAt, 'longDate')}.`,
  }
}

function itemOf(news: MyNews): NewsItem {
  const id = encodeURIComponent(news.id)
  const key = `${news.kind} ${news.id}`
  switch (news.kind) {
    case 'answered':
      return {
        key,
        href: `/portal/corrections/${id}`,
        title: 'Your clinic answered you',
        line: `You told them that something is wrong (${subjectWords[news.about].label.toLowerCase()}). Answered on ${formatMoment(news.at, 'longDate')}.`,
      }
    case 'signed':
      return {
        key,
        href: '/portal/consultations#past',
        title: 'What your doctor wrote about your visit',
        line: `The visit on ${formatMoment(news.day, 'longDate')}. You can read it since ${formatMoment(news.at, 'longDate')}.`,
      }
    case 'moved':
      return {
        key,
        href: '/portal/consultations',
        title: 'A visit has a new time',
        line: `It is now on ${dayAndTime(news.day)}.`,
      }
    case 'cancelled':
      return {
        key,
        href: '/portal/consultations#cancelled',
        title: 'A visit was cancelled',
        line: `The one on ${dayAndTime(news.day)}. You do not have to come.`,
      }
    case 'archive':
      return {
        key,
        href: `/portal/my-data/${id}`,
        title: 'The file with your data is ready',
        line: `You can fetch it until ${dayAndTime(news.day)}.`,
      }
  }
}

/** "One report is being made." The worst news is said, but not first. */
function wayItem(open: OpenRequest[]): NewsItem {
  const failed = open.filter(({ stands }) => stands === 'failed').length
  const made = open.length - failed
  const title = [
    made > 0 && `${countWords(made)} being made.`,
    failed > 0 && `${countWords(failed, 'could')} not be made.`,
  ]
    .filter(Boolean)
    .join(' ')
  return { key: 'on their way', href: '/portal/reports', title, line: 'See where each one stands.' }
}

function countWords(count: number, verb?: 'could') {
  return count === 1 ? `One report ${verb ?? 'is'}` : `${count} reports ${verb ?? 'are'}`
}
