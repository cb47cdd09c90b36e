import Link from 'next/link'
import { recordHref } from '@/lib/changes/record-links'
import type { ConsultationDetails } from '@/lib/consultations/record'
import { consultationStatusLabels } from '@/lib/consultations/vocabulary'

/** Where an appointment is not scheduled any more: why there is no form, and what helps. */
export function Closed({ record: { id, status }, verb }: { record: ConsultationDetails; verb: string }) {
  return (
    <p>
      This appointment is {consultationStatusLabels[status].toLowerCase()}, so there is nothing to {verb}.{' '}
      <Link prefetch={false} href={recordHref('consultations', id)}>
        Open it
      </Link>{' '}
      to reopen it first.
    </p>
  )
}
