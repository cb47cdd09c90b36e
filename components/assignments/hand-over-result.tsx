import type { Route } from 'next'
import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { recordHref } from '@/lib/changes/record-links'
import { formatMoment } from '@/lib/format/dates'
import type { HandOverRow, SkippedPatient } from '@/lib/hand-overs/queries'

/** What became of a hand-over: how many moved, and who stayed and why. */
export function HandOverResult({ handOver: found }: { handOver: HandOverRow & { skipped: SkippedPatient[] } }) {
  return (
    <Section id="result" title="What became of it">
      <p className="mb-2">
        {formatMoment(found.carriedOutAt, 'dateTime')}: {found.moved === 1 ? '1 patient' : `${found.moved} patients`}{' '}
        handed over
        {found.moveAppointments &&
          `, with ${found.movedVisits === 1 ? '1 appointment' : `${found.movedVisits} appointments`}`}
        .{' '}
        {found.operationId && (
          <Link
            prefetch={false}
            href={`/admin/changes/${encodeURIComponent(found.operationId)}` as Route}
            className="text-primary underline"
          >
            What was done, and undo
          </Link>
        )}
      </p>
      {found.skipped.length > 0 && (
        <ul className="border-y border-hairline bg-surface">
          {found.skipped.map(({ patientId, name, why }) => (
            <li
              key={patientId}
              className="flex flex-wrap justify-between gap-x-3 border-b border-hairline px-4 py-1.5 last:border-b-0"
            >
              <Link href={recordHref('patients', patientId)} prefetch={false} className="text-primary underline">
                <bdi>{name ?? patientId}</bdi>
              </Link>
              <span className="text-muted">{why}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
