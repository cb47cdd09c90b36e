import type { Route } from 'next'
import Link from 'next/link'
import { resultWords } from '@/components/predictions/result-words'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import type { DisagreementRow } from '@/lib/reviews/disagreements'
import { resultHref } from '@/lib/reviews/result-href'
import { disagreementReasonLabels, type DisagreementReason } from '@/lib/reviews/vocabulary'
import { Reasons } from './reason-chips'

/** Results that something speaks against, each with what, and one way in. */
export function DisagreementList({ rows, reason }: { rows: DisagreementRow[]; reason?: DisagreementReason }) {
  if (rows.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title={reason ? `Nothing waits for “${disagreementReasonLabels[reason]}”.` : 'Nothing to look at.'}>
          A result comes here when a clinician or another model version says otherwise, when its confidence is low, or
          when its scan was poor. It leaves when a doctor of the patient reviews it.
        </EmptyState>
      </div>
    )
  return (
    <ul className="border-y border-hairline bg-surface">
      {rows.map((row) => (
        <li
          key={row.predictionId}
          className="grid gap-x-6 gap-y-2 border-b border-hairline px-4 py-3 last:border-b-0 md:grid-cols-[minmax(12rem,1fr)_minmax(14rem,1.2fr)_2fr_auto] md:items-start"
        >
          <p>
            <Link href={`/clinic/patients/${encodeURIComponent(row.patientId)}` as Route} prefetch={false}>
              <bdi>{row.patientName}</bdi>
            </Link>
            <span className="block text-muted">{formatMoment(row.createdAt, 'dateTime')}</span>
          </p>
          <p>
            {resultWords(row)}
            <span className="block text-muted">
              <bdi>{row.modelVersion ?? 'model version not recorded'}</bdi>, confidence{' '}
              {formatShare(row.confidenceScore)}
            </span>
          </p>
          <Reasons of={row} />
          <p className="md:text-right">
            <Link
              href={`${resultHref(row.predictionId)}?from=disagreements` as Route}
              prefetch={false}
              className={buttonClass('secondary')}
            >
              Review<span className="visually-hidden"> the result of {formatMoment(row.createdAt, 'dateTime')}</span>
            </Link>
          </p>
        </li>
      ))}
    </ul>
  )
}
