import Link from 'next/link'
import { PartTable } from '@/components/sessions/part-table'
import { recordHref } from '@/lib/changes/record-links'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import type { PredictionRecord } from '@/lib/predictions/queries'
import { resultWords } from './result-words'
import { StandingMark } from './standing-mark'

/** What models said, each with whether it still counts. */
export function PredictionTable({ caption, predictions }: { caption: string; predictions: PredictionRecord[] }) {
  return (
    <PartTable
      caption={caption}
      rows={predictions}
      rowKey={({ id }) => id}
      empty="No model has looked at it."
      columns={[
        {
          header: 'Given',
          cell: ({ id, createdAt }) => (
            <Link href={recordHref('predictions', id)} prefetch={false}>
              {formatMoment(createdAt, 'dateTime')}
            </Link>
          ),
        },
        { header: 'Model result', cell: resultWords },
        { header: 'Confidence', isSecondary: true, cell: ({ confidenceScore }) => formatShare(confidenceScore) },
        { header: 'Model', isSecondary: true, cell: ({ modelVersion }) => <bdi>{modelVersion ?? '—'}</bdi> },
        {
          header: 'Version',
          cell: ({ supersededBy }) => <StandingMark standing={supersededBy ? 'superseded' : 'current'} />,
        },
      ]}
    />
  )
}
