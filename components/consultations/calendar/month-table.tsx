import Link from 'next/link'
import type { CalendarEntry, DayCount } from '@/lib/consultations/calendar'
import { consultationStatusLabels, type ConsultationStatus } from '@/lib/consultations/vocabulary'
import { formatCount } from '@/lib/format/numbers'
import { calendarHref, type Shown } from './calendar-address'
import { More } from './day-lists'
import { dragData, dropData } from './drag-data'
import { Entry, statusLook } from './entry'

export type MonthDay = {
  date: string
  number: number
  title: string
  inMonth: boolean
  isToday: boolean
  entries: CalendarEntry[]
  count: DayCount | null
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const counted: [keyof DayCount, ConsultationStatus][] = [
  ['scheduled', 'scheduled'],
  ['completed', 'completed'],
  ['missed', 'no-show'],
  ['cancelled', 'cancelled'],
]

/** A month in weeks: a doctor's appointments, or what all doctors have a day. Without room, the days that hold something. */
export function MonthTable({ days, shown, caption }: { days: MonthDay[]; shown: Shown; caption: string }) {
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
  return (
    <table
      className="table-fixed border border-hairline bg-surface max-lg:block print:table print:w-full"
      data-calendar="grid"
    >
      <caption className="visually-hidden">{caption}</caption>
      <thead className="max-lg:hidden print:table-header-group">
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" className="px-2 py-1 text-left font-medium text-muted">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-lg:block print:table-row-group">
        {weeks.map((week) => (
          <tr key={week[0]?.date} className="max-lg:block print:table-row">
            {week.map((day) => (
              <td
                key={day.date}
                {...dropData(day)}
                className={`h-28 border border-hairline px-1.5 py-1 align-top max-lg:h-auto max-lg:border-x-0 print:table-cell print:h-24 print:border-x ${day.inMonth ? '' : 'bg-sunken max-lg:hidden'} ${isEmpty(day) ? 'max-lg:hidden' : 'max-lg:block'}`}
              >
                <Cell day={day} shown={shown} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function isEmpty({ entries, count, inMonth }: MonthDay) {
  return !inMonth || (entries.length === 0 && !count)
}

function Cell({ day: { date, number, title, isToday, entries, count }, shown }: { day: MonthDay; shown: Shown }) {
  return (
    <>
      <Link
        href={calendarHref(shown, { view: 'day', date })}
        prefetch={false}
        aria-label={title}
        aria-current={isToday ? 'date' : undefined}
        className={`mb-0.5 inline-block min-w-6 font-medium tabular-nums ${isToday ? 'rounded-control bg-primary px-1 text-center text-on-primary no-underline' : 'text-ink no-underline hover:underline'}`}
      >
        <span className="max-lg:hidden print:inline">{number}</span>
        <span className="lg:hidden print:hidden">{title}</span>
      </Link>
      {count && (
        <ul className="list-none">
          {counted.map(([field, status]) => {
            const { Shape } = statusLook[status]
            return (
              Number(count[field]) > 0 && (
                <li key={field}>
                  <Shape aria-hidden size={12} className="mr-1 inline align-[-1px]" />
                  <span className="tabular-nums">{formatCount(Number(count[field]))}</span>{' '}
                  {consultationStatusLabels[status].toLowerCase()}
                </li>
              )
            )
          })}
        </ul>
      )}
      <ol>
        {entries.map((entry) => (
          <li
            key={entry.id}
            {...dragData(entry)}
            className={`relative mb-0.5 overflow-hidden rounded-control border border-l-4 px-1 data-appointment:cursor-grab ${statusLook[entry.status].box}`}
          >
            <Entry entry={entry} compact />
          </li>
        ))}
      </ol>
      <More entries={entries} date={date} shown={shown} />
    </>
  )
}
