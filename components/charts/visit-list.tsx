import Link from 'next/link'
import { NoteMark } from '@/components/consultations/note/note-mark'
import { EmptyState } from '@/components/ui/empty-state'
import type { VisitRow } from '@/lib/clinic-chart/queries'
import { moveVisitHref, noteFields, noteHref, noteStateOf } from '@/lib/consultations/note-vocabulary'
import { consultationStatusLabels, consultationTypeLabels } from '@/lib/consultations/vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'

/** Visits with their notes, newest first; each says whether its note is signed. */
export function VisitList({ visits, doctorId, now }: { visits: VisitRow[]; doctorId: string; now: Date }) {
  if (visits.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="No visits yet." />
      </div>
    )
  return (
    <ul className="border-y border-hairline bg-surface">
      {visits.map((visit) => (
        <li
          key={visit.id}
          data-mark={`consultations:${visit.id}`}
          className="border-b border-hairline px-4 py-2.5 last:border-b-0 data-lit:bg-primary-tint"
        >
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link
              href={noteHref(visit.id)}
              prefetch={false}
              className="font-medium text-primary underline underline-offset-2"
            >
              {formatMoment(visit.consultationDate, 'dateTime')}
            </Link>
            <span className="text-muted">
              {consultationTypeLabels[visit.consultationType]}, {statusOf(visit, now)},{' '}
              <bdi>{doctorTitle(visit.doctorName)}</bdi>
            </span>
            <NoteMark state={noteStateOf({ ...visit, isWritten: isWritten(visit) })} amended={visit.amendments} />
            {visit.status === 'scheduled' && visit.doctorId === doctorId && (
              <Link
                href={moveVisitHref(visit.id)}
                prefetch={false}
                className="no-print inline-flex min-h-control items-center underline underline-offset-2"
              >
                Move or cancel
                <span className="sr-only"> the visit of {formatMoment(visit.consultationDate, 'dateTime')}</span>
              </Link>
            )}
          </p>
          <Said visit={visit} />
        </li>
      ))}
    </ul>
  )
}

function Said({ visit }: { visit: VisitRow }) {
  const said = [visit.chiefComplaint, visit.assessment ?? visit.diagnosis, visit.prescription].filter(Boolean)
  return said.map((text) => (
    <p key={text} className="line-clamp-2 max-w-prose wrap-anywhere">
      <bdi>{text}</bdi>
    </p>
  ))
}

function isWritten(visit: VisitRow) {
  return noteFields.some((field) => field !== 'chiefComplaint' && visit[field] !== null)
}

function statusOf({ status, consultationDate }: VisitRow, now: Date) {
  if (status === 'scheduled' && consultationDate > now) return 'coming'
  return consultationStatusLabels[status].toLowerCase()
}
