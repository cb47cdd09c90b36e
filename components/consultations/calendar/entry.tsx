import { Circle, CircleCheckBig, CircleDashed, CircleX, GripVertical } from 'lucide-react'
import Link from 'next/link'
import type { Route } from 'next'
import { recordHref } from '@/lib/changes/record-links'
import type { CalendarEntry } from '@/lib/consultations/calendar'
import {
  consultationStatusLabels,
  consultationTypeLabels,
  type ConsultationStatus,
} from '@/lib/consultations/vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'

/** The edge, the ground and the shape of each status; the word stands beside it. */
export const statusLook: Record<ConsultationStatus, { box: string; Shape: typeof Circle }> = {
  scheduled: { box: 'border-info-solid bg-info-tint text-info-ink', Shape: Circle },
  completed: { box: 'border-success bg-success-tint text-success', Shape: CircleCheckBig },
  cancelled: { box: 'border-line border-dashed bg-surface text-muted', Shape: CircleX },
  'no-show': { box: 'border-danger border-dotted bg-danger-tint text-danger', Shape: CircleDashed },
}

/** One appointment: its time, whose it is, what became of it; leads to it, and to moving it. */
export function Entry({
  entry,
  withDoctor = false,
  compact = false,
  narrow = false,
  stacked = false,
}: {
  entry: CalendarEntry
  withDoctor?: boolean
  /** Little width: when it begins, whose it is, what became of it. */
  narrow?: boolean
  /** One line: the word of the status is said, not shown. */
  compact?: boolean
  /** In a narrow column that may grow: the name below the time, nothing cut off. */
  stacked?: boolean
}) {
  const { id, startsAt, endsAt, status, type, patientName, doctorName } = entry
  const { Shape } = statusLook[status]
  const word = consultationStatusLabels[status]
  const from = formatMoment(startsAt, 'time')
  return (
    <>
      {status === 'scheduled' && <Grip place={stacked ? 'max-lg:top-0 lg:bottom-0' : 'top-0'} />}
      <Link
        href={recordHref('consultations', id)}
        prefetch={false}
        className={`block min-h-6 text-current no-underline hover:underline print:leading-4 print:whitespace-normal ${stacked ? 'wrap-anywhere max-lg:leading-6 lg:py-1 lg:leading-5' : 'truncate leading-6'} ${status === 'scheduled' ? `pr-4 print:pr-0 ${stacked ? 'lg:pr-0' : ''}` : ''}`}
      >
        <span className="whitespace-nowrap tabular-nums">
          <Shape aria-hidden size={12} className="mr-1 inline align-[-1px]" />
          {from}
          <span className={compact || narrow ? 'visually-hidden' : ''}>–{formatMoment(endsAt, 'time')}</span>
        </span>{' '}
        <bdi className={`font-medium ${stacked ? 'lg:block' : ''} ${status === 'cancelled' ? 'line-through' : ''}`}>
          {patientName}
        </bdi>
        {compact && <span className="visually-hidden">, {word}</span>}
      </Link>
      {!compact && (
        <span
          className={`flex min-h-6 flex-wrap items-center gap-x-2 overflow-hidden print:min-h-0 print:leading-4 ${stacked ? 'max-lg:leading-6 lg:pb-1 lg:text-xs lg:leading-4' : 'leading-6'}`}
        >
          <span className={status === 'scheduled' ? 'print:hidden' : ''}>{word}</span>
          {!narrow && <span>{consultationTypeLabels[type]}</span>}
          {withDoctor && <bdi>{doctorTitle(doctorName)}</bdi>}
          {status === 'scheduled' && (
            <Link
              href={`/admin/consultations/${encodeURIComponent(id)}/move` as Route}
              prefetch={false}
              className="no-print inline-flex min-h-6 min-w-6 items-center text-current underline"
              aria-label={`Move ${patientName}, ${from}, to…`}
            >
              {narrow ? 'Move' : 'Move to…'}
            </Link>
          )}
        </span>
      )}
    </>
  )
}

/** What a finger takes hold of; for the eyes only, because "Move to…" does the same. Shown where a script moves it. */
function Grip({ place }: { place: string }) {
  return (
    <span
      aria-hidden
      data-grip
      className={`${place} no-print absolute right-0 hidden h-6 w-6 cursor-grab touch-none items-center justify-center group-data-[drag=on]/calendar:flex`}
    >
      <GripVertical size={14} />
    </span>
  )
}
