import Link from 'next/link'
import type { CalendarEntry } from '@/lib/consultations/calendar'
import { calendarHref, type Shown } from './calendar-address'
import { dragData, dropData } from './drag-data'
import { Entry, statusLook } from './entry'

export type Day = { date: string; title: string; isToday: boolean; entries: CalendarEntry[] }

/** Days as lists: one under the other, or beside each other for a week of all doctors. */
export function DayLists({ days, shown, beside = false }: { days: Day[]; shown: Shown; beside?: boolean }) {
  return (
    <div className={`border-y border-hairline bg-surface ${beside ? 'grid lg:grid-cols-7' : ''}`} data-calendar="grid">
      {days.map(({ date, title, isToday, entries }) => (
        <section
          key={date}
          {...dropData({ date, title })}
          aria-labelledby={`day-${date}`}
          className={`min-w-0 border-hairline px-2 py-2 ${beside ? 'max-lg:border-b lg:border-l' : 'border-b last:border-b-0'}`}
        >
          <h2 id={`day-${date}`} className="mb-1 font-semibold">
            <Link
              href={calendarHref(shown, { view: 'day', date })}
              prefetch={false}
              className={isToday ? 'text-primary underline' : 'text-ink no-underline hover:underline'}
            >
              {title}
            </Link>
          </h2>
          {entries.length === 0 && <p className="text-muted">No appointments.</p>}
          <ol>
            {entries.map((entry) => (
              <li
                key={entry.id}
                {...dragData(entry)}
                className={`relative mb-1 overflow-hidden rounded-control border border-l-4 px-2 py-0.5 data-appointment:cursor-grab ${statusLook[entry.status].box}`}
              >
                <Entry entry={entry} withDoctor={!shown.doctor} stacked={beside} />
              </li>
            ))}
          </ol>
          <More entries={entries} date={date} shown={shown} />
        </section>
      ))}
    </div>
  )
}

/** What a day has beyond what is shown of it. */
export function More({ entries, date, shown }: { entries: CalendarEntry[]; date: string; shown: Shown }) {
  const more = (entries[0]?.ofDay ?? 0) - entries.length
  if (more <= 0) return null
  return (
    <Link href={calendarHref(shown, { view: 'day', date })} prefetch={false} className="text-primary underline">
      {more} more
    </Link>
  )
}
