import { Circle, CircleCheckBig, CircleDashed, CircleX, GripVertical } from 'lucide-react'
import Link from 'next/link'
import type { Route } from 'next'
import { recordHref } from '@/lib/changes/record-links'
import type { CalendarEntry } from '@/lib/consultations/calendar'
import {
  consultationStatusLabels,
  consultationTypeLabels,
  doctorTitle,
  type ConsultationStatus,
} from '@/lib/consultations/vocabulary'
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
}: {
  entry: CalendarEntry
  withDoctor?: boolean
  /** Little width: when it begins, whose it is, what became of it. */
  narrow?: boolean
  /** One line: the word of the status is said, not shown. */
  compact?: boolean
}) {
  const { id, startsAt, endsAt, status, type, patientName, doctorName } = entry
  const { Shape } = statusLook[status]
  const word = consultationStatusLabels[status]
  const from = formatMoment(startsAt, 'time')
  return (
    <>
      {status === 'scheduled' && <Grip />}
      <Link
        href={recordHref('consultations', id)}
        prefetch={false}
        className={`block min-h-6 truncate leading-6 text-current no-underline hover:underline print:leading-4 print:whitespace-normal ${status === 'scheduled' ? 'pr-4 print:pr-0' : ''}`}
      >
        <Shape aria-hidden size={12} className="mr-1 inline align-[-1px]" />
        <span className="tabular-nums">
          {from}
          <span className={compact || narrow ? 'visually-hidden' : ''}>–{formatMoment(endsAt, 'time')}</span>
        </span>{' '}
        <bdi className={`font-medium ${status === 'cancelled' ? 'line-through' : ''}`}>{patientName}</bdi>
        {compact && <span className="visually-hidden">, {word}</span>}
      </Link>
      {!compact && (
        <span className="flex min-h-6 flex-wrap items-center gap-x-2 overflow-hidden leading-6 print:min-h-0 print:leading-4">
          <span className={status === 'scheduled' ? 'print:hidden' : ''}>{word}</span>
          {!narrow && <span>{consultationTypeLabels[type]}</span>}
          {withDoctor && <bdi>{doctorTitle(doctorName)}</bdi>}
          {status === 'scheduled' && (
            <Link
              href={`/admin/consultations/${encodeURIComponent(id)}/move` as Route}
              prefetch={false}
              className="no-print min-h-6 min-w-6 text-current underline"
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
function Grip() {
  return (
    <span
      aria-hidden
      data-grip
      className="no-print absolute top-0 right-0 hidden h-6 w-6 cursor-grab touch-none items-center justify-center group-data-[drag=on]/calendar:flex"
    >
      <GripVertical size={14} />
    </span>
  )
}
