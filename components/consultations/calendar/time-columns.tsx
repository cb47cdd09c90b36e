import Link from 'next/link'
import type { Route } from 'next'
import type { CSSProperties } from 'react'
import type { CalendarEntry } from '@/lib/consultations/calendar'
import type { Placed } from '@/lib/consultations/calendar-layout'
import { bookingHref } from './calendar-address'
import { dragData, dropData } from './drag-data'
import { Entry, statusLook } from './entry'
import { NowLine } from './now-line'

export type TimeColumn = {
  key: string
  title: string
  href: Route
  /** Read out with its free times: "Monday 23 November" or a doctor. */
  date: string
  doctorId?: string
  isToday: boolean
  placed: Placed<CalendarEntry>[]
}
type Hours = { from: number; to: number }

/** Half an hour, in rem. */
const slotRem = 3.25
const rem = (minutes: number) => `${(minutes / 30) * slotRem}rem`

/**
 * Days, or doctors, beside each other over one scale of hours; where there is little room the same lists stand one under
 * the other. Free half hours are links that book.
 */
export function TimeColumns({ columns, hours, nowMinute }: { columns: TimeColumn[]; hours: Hours; nowMinute: number }) {
  return (
    <div className="flex border-y border-hairline bg-surface lg:border-x print:[zoom:0.8]" data-calendar="grid">
      <ol aria-hidden className="hidden w-14 shrink-0 pt-11 lg:block print:block">
        {Array.from({ length: hours.to - hours.from }, (_, hour) => (
          <li
            key={hour}
            style={{ height: rem(60) }}
            className="border-t border-hairline pr-2 text-right text-muted tabular-nums"
          >
            {String(hours.from + hour).padStart(2, '0')}:00
          </li>
        ))}
      </ol>
      <div className="grid flex-1 lg:auto-cols-fr lg:grid-flow-col print:auto-cols-fr print:grid-flow-col">
        {columns.map((column) => (
          <section
            key={column.key}
            aria-labelledby={`column-${column.key}`}
            className="min-w-0 border-hairline max-lg:border-b lg:border-l print:border-b-0 print:border-l"
          >
            <h2 id={`column-${column.key}`} className="flex min-h-11 items-center px-2 leading-tight font-semibold">
              <Link
                href={column.href}
                prefetch={false}
                className={`truncate ${column.isToday ? 'text-primary underline' : 'text-ink no-underline hover:underline'}`}
              >
                <bdi>{column.title}</bdi>
              </Link>
            </h2>
            <Column column={column} hours={hours} nowMinute={nowMinute} narrow={columns.length > 3} />
          </section>
        ))}
      </div>
    </div>
  )
}

function Column({
  column,
  hours,
  nowMinute,
  narrow,
}: {
  column: TimeColumn
  hours: Hours
  nowMinute: number
  narrow: boolean
}) {
  const first = hours.from * 60
  return (
    <div
      {...dropData({ ...column, minutes: { from: first, to: hours.to * 60 } })}
      className="relative lg:h-(--height) lg:[--scale:1] print:h-(--height)"
      style={{ '--height': rem((hours.to - hours.from) * 60) } as CSSProperties}
    >
      <FreeSlots column={column} hours={hours} />
      {column.placed.length === 0 && <p className="px-2 pb-2 text-muted lg:hidden print:hidden">No appointments.</p>}
      <ol className="max-lg:px-2 max-lg:pb-2">
        {column.placed.map(({ entry, from, to, lane, lanes }) => (
          <li
            key={entry.id}
            {...dragData(entry)}
            style={
              {
                '--top': rem(from - first),
                '--height': rem(to - from),
                '--left': `${(lane / lanes) * 100}%`,
                '--width': `${100 / lanes}%`,
              } as CSSProperties
            }
            className={`relative mb-1 overflow-hidden rounded-control border border-l-4 px-1.5 data-appointment:cursor-grab lg:absolute lg:top-(--top) lg:left-(--left) lg:mb-0 lg:h-(--height) lg:w-(--width) print:absolute print:top-(--top) print:left-(--left) print:h-(--height) print:w-(--width) ${statusLook[entry.status].box}`}
          >
            <Entry entry={entry} compact={to - from < 30 || lanes > 2} narrow={narrow || lanes > 1} />
          </li>
        ))}
      </ol>
      {column.isToday && <NowLine minute={nowMinute - first} most={(hours.to - hours.from) * 60} slotRem={slotRem} />}
    </div>
  )
}

function FreeSlots({ column: { date, doctorId, placed, title }, hours }: { column: TimeColumn; hours: Hours }) {
  const slots = Array.from({ length: (hours.to - hours.from) * 2 }, (_, at) => hours.from * 60 + at * 30)
  const isFree = (minute: number) =>
    !placed.some(({ entry, from, to }) => entry.status === 'scheduled' && from < minute + 30 && to > minute)
  return (
    <ol aria-label={`Free times, ${title}`} className="max-lg:hidden print:block">
      {slots.filter(isFree).map((minute) => (
        <li
          key={minute}
          style={{ top: rem(minute - hours.from * 60), height: rem(30) }}
          className="absolute inset-x-0 border-t border-hairline"
        >
          <Link
            href={bookingHref(date, minute, doctorId)}
            prefetch={false}
            className="no-print block h-full px-2 text-primary no-underline opacity-0 hover:bg-primary-tint hover:opacity-100 focus-visible:bg-primary-tint focus-visible:opacity-100"
          >
            Book {String(Math.floor(minute / 60)).padStart(2, '0')}:{minute % 60 === 0 ? '00' : '30'}
          </Link>
        </li>
      ))}
    </ol>
  )
}
