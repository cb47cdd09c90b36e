import type { Metadata } from 'next'
import Link from 'next/link'
import { resultWords } from '@/components/predictions/result-words'
import { VerdictMark } from '@/components/reviews/verdict-mark'
import { PartTable } from '@/components/sessions/part-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { listResultsBehind, type ReviewedResultRow } from '@/lib/reviews/agreement'
import { reviewedResultsFilter, type ReviewedResultsFilter } from '@/lib/reviews/schema'
import { verdictLabels } from '@/lib/reviews/vocabulary'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Results and reviews' }

export default async function ReviewedResultsPage({ searchParams }: PageProps<'/admin/reviews/results'>) {
  const viewer = await requireViewer('admin')
  const filter = reviewedResultsFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listResultsBehind(scope, filter))
  const to = (change: { before?: string; after?: string }) =>
    address('/admin/reviews/results', { model: filter.model, state: filter.state, month: filter.month, ...change })

  return (
    <>
      <PageHeader title="Results and reviews" about={inWords(filter)}>
        <LinkButton href="/admin/reviews">Back to agreement</LinkButton>
      </PageHeader>
      <ResultTable rows={page.rows} />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}

function inWords({ model, state, month }: ReviewedResultsFilter) {
  const parts = [
    model && `of ${model}`,
    month && `given in ${formatCalendarDate(`${month}-01`, 'month')}`,
    state && (state === 'unreviewed' ? 'unreviewed' : verdictLabels[state].toLowerCase()),
  ].filter(Boolean)
  return parts.length > 0 ? `Results ${parts.join(', ')}; newest first.` : 'All results that count, newest first.'
}

function ResultTable({ rows }: { rows: ReviewedResultRow[] }) {
  return (
    <PartTable
      caption="Results and reviews"
      rows={rows}
      rowKey={({ predictionId }) => predictionId}
      empty="No result fits."
      columns={[
        {
          header: 'Given',
          cell: ({ predictionId, createdAt }) => (
            <Link href={recordHref('predictions', predictionId)} prefetch={false}>
              <span className="whitespace-nowrap">{formatMoment(createdAt, 'dateTime')}</span>
            </Link>
          ),
        },
        {
          header: 'Patient',
          cell: ({ patientId, patientName }) =>
            patientId ? (
              <Link href={recordHref('patients', patientId)} prefetch={false}>
                <bdi>{patientName}</bdi>
              </Link>
            ) : (
              <span className="text-muted">Nobody’s yet</span>
            ),
        },
        { header: 'Model result', cell: resultWords },
        { header: 'Confidence', isSecondary: true, cell: ({ confidenceScore }) => formatShare(confidenceScore) },
        {
          header: 'Model',
          isSecondary: true,
          cell: ({ modelVersion }) => <bdi className="whitespace-nowrap">{modelVersion ?? '—'}</bdi>,
        },
        {
          header: 'Review',
          cell: ({ reviewId, verdict, reason }) => (
            <>
              {reviewId ? (
                <Link href={recordHref('prediction_reviews', reviewId)} prefetch={false}>
                  <VerdictMark verdict={verdict} />
                </Link>
              ) : (
                <VerdictMark verdict={null} />
              )}
              {reason && (
                <span className="block max-w-prose wrap-anywhere text-muted">
                  <bdi>{reason}</bdi>
                </span>
              )}
            </>
          ),
        },
        {
          header: 'By',
          isSecondary: true,
          cell: ({ doctorName, reviewedAt }) => (
            <>
              <bdi>{doctorName ? doctorTitle(doctorName) : '—'}</bdi>
              {reviewedAt && <span className="block text-muted">{formatMoment(reviewedAt)}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
