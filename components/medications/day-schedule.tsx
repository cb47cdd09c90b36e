import Link from 'next/link'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { recordHref } from '@/lib/changes/record-links'
import { formatCalendarDate } from '@/lib/format/dates'
import type { Medication } from '@/lib/medications/queries'
import type { DaySchedule } from '@/lib/medications/schedule'

type Props = { schedule: DaySchedule; isLinked: boolean; recordedBefore?: string | null }

/** A day by the clock: at which minute what is due. What is taken when needed, begins later or was ended stands below. */
export function DayScheduleView({ schedule, isLinked, recordedBefore }: Props) {
  const { times, asNeeded, later, ended } = schedule
  const isEmpty = times.length + asNeeded.length + later.length + ended.length === 0
  return (
    <div className="rounded-control border border-hairline bg-surface">
      {isEmpty && <EmptyState title="No medication with times is recorded." />}
      {times.length > 0 && (
        <ol className="divide-y divide-hairline">
          {times.map(({ time, due }) => (
            <li key={time} className="flex gap-4 px-4 py-2">
              <time dateTime={time} className="w-16 shrink-0 text-lg font-semibold whitespace-nowrap tabular-nums">
                {time}
              </time>
              <ul className="min-w-0">
                {due.map((medication) => (
                  <li key={medication.id} className="py-0.5">
                    <Medicine medication={medication} isLinked={isLinked} />
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
      <Group title="Only when needed" medications={asNeeded} isLinked={isLinked} />
      <Group
        title="Begins later"
        medications={later}
        isLinked={isLinked}
        about={({ startedOn, times: clock }) => `from ${formatCalendarDate(startedOn)}, at ${clock.join(', ')}`}
      />
      <Group
        title="Ended"
        medications={ended}
        isLinked={isLinked}
        isFolded
        about={({ endedOn }) => `until ${formatCalendarDate(endedOn)}`}
      />
      {recordedBefore && (
        <div className="border-t border-hairline px-4 py-3">
          <h3 className="text-muted">As recorded before</h3>
          <p className="wrap-anywhere whitespace-pre-line">
            <bdi>{recordedBefore}</bdi>
          </p>
        </div>
      )}
    </div>
  )
}

type GroupProps = {
  title: string
  medications: Medication[]
  isLinked: boolean
  isFolded?: boolean
  about?: (medication: Medication) => string
}

function Group({ title, medications, isLinked, isFolded = false, about }: GroupProps) {
  if (medications.length === 0) return null
  const list = (
    <ul>
      {medications.map((medication) => (
        <li key={medication.id} className="py-0.5">
          <Medicine medication={medication} isLinked={isLinked} about={about?.(medication)} />
        </li>
      ))}
    </ul>
  )
  return (
    <div className="border-t border-hairline px-4 py-2 first:border-t-0">
      {isFolded ? (
        <details className="no-print">
          <summary className="min-h-control cursor-pointer content-center text-muted">
            {title} ({medications.length})
          </summary>
          {list}
        </details>
      ) : (
        <>
          <h3 className="text-muted">{title}</h3>
          {list}
        </>
      )}
    </div>
  )
}

function Medicine({ medication, isLinked, about }: { medication: Medication; isLinked: boolean; about?: ReactNode }) {
  const { id, name, dose, instructions } = medication
  return (
    <>
      <span className="font-medium">
        {isLinked ? (
          <Link href={recordHref('patient_medications', id)} prefetch={false}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi>{name}</bdi>
        )}
      </span>
      , <bdi>{dose}</bdi>
      {about && <span className="text-muted">, {about}</span>}
      {instructions && (
        <span className="block text-muted">
          <bdi>{instructions}</bdi>
        </span>
      )}
    </>
  )
}
