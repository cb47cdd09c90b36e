import { expect, test, vi } from 'vitest'
import type { OpenRequest } from '@/components/portal/open-requests'
import type { MyNews } from '@/lib/my-news/queries'
import type { ReportRow } from '@/lib/reports/queries'
import { newsItems } from './news-items'

vi.mock('@/lib/env', () => ({ env: () => ({ SUBSTANTIA_TIME_ZONE: 'UTC' }) }))

const now = new Date('2026-11-27T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const report = (fields: Partial<ReportRow>): ReportRow => ({
  id: 'r',
  title: 'Your scan',
  reportType: 'patient',
  reportStatus: 'final',
  version: 1,
  isLatest: true,
  supersededBy: null,
  createdAt: daysAgo(60),
  generatedBy: null,
  signedAt: null,
  releasedAt: daysAgo(2),
  ...fields,
})
const request = (stands: OpenRequest['stands'], days = 1): OpenRequest => ({
  id: stands,
  reportType: 'patient',
  status: 'pending',
  requestedAt: daysAgo(days),
  generatedAt: null,
  reportId: null,
  stands,
})
const titlesOf = (given: { reports?: ReportRow[]; open?: OpenRequest[]; news?: MyNews[] }) =>
  newsItems({ reports: [], open: [], news: [], now, ...given }).map(({ title, name = '' }) => title + name)

test('a moved visit stands first, then what came, the newest first, and last what is on its way', () => {
  expect(
    titlesOf({
      reports: [report({})],
      open: [request('waiting'), request('failed')],
      news: [
        { kind: 'answered', id: 'c', at: daysAgo(1), about: 'visits' },
        { kind: 'signed', id: 's', at: daysAgo(3), day: daysAgo(4) },
        { kind: 'archive', id: 'a', at: daysAgo(5), day: daysAgo(-2) },
        { kind: 'moved', id: 'm', at: daysAgo(9), day: daysAgo(-9) },
        { kind: 'cancelled', id: 'x', at: daysAgo(10), day: daysAgo(-1) },
      ],
    }),
  ).toEqual([
    'A visit has a new time',
    'A visit was cancelled',
    'Your clinic answered you',
    'New report: Your scan',
    'What your doctor wrote about your visit',
    'The file with your data is ready',
    'One report is being made. One report could not be made.',
  ])
})

test('what came long ago, was written again or cannot be read is no news', () => {
  expect(
    titlesOf({
      reports: [
        report({ releasedAt: daysAgo(43) }),
        report({ isLatest: false }),
        report({ reportStatus: 'superseded' }),
        report({ releasedAt: null }),
      ],
      open: [request('gone'), request('failed', 50)],
    }),
  ).toEqual([])
})

test('each leads to the page where it is read, and no address holds a word of it', () => {
  const items = newsItems({
    reports: [report({ id: 'a/b' })],
    open: [],
    news: [{ kind: 'answered', id: 'c d', at: now, about: 'medicines' }],
    now,
  })
  expect(items.map(({ href }) => href)).toEqual(['/portal/corrections/c%20d', '/portal/reports/a%2Fb'])
})
