import Link from 'next/link'
import type { ReactNode } from 'react'
import { calendarHref, type Shown } from '@/components/consultations/calendar/calendar-address'
import { DayLists } from '@/components/consultations/calendar/day-lists'
import { isEmpty, MonthTable, type MonthDay } from '@/components/consultations/calendar/month-table'
import { TimeColumns, type TimeColumn } from '@/components/consultations/calendar/time-columns'
import { EmptyState } from '@/components/ui/empty-state'
import { countDays, listDoctorsOf, readCalendar, readColumns, type CalendarEntry } from '@/lib/consultations/calendar'
import { hoursShown, layOut } from '@/lib/consultations/calendar-layout'
import { datesOf, type CalendarPeriod } from '@/lib/consultations/calendar-period'
import { officeHours } from '@/lib/consultations/free-times'
import type { Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatCalendarDate } from '@/lib/format/dates'
import { dateIn, startOfDate, wallClock } from '@/lib/forms/clock'

export type Frame = { shown: Shown; period: CalendarPeriod; zone: string; now: Date }

const doctorsOfPage = 6
const mostOfDay = { week: 12, month: 4, list: 100, day: 200 } as const

/** The calendar as its address says; reads in the scope, and returns what is to be shown. */
export async function readView(scope: Scope, frame: Frame): Promise<ReactNode> {
  const { view, doctor } = frame.shown
  if (view === 'month') return monthView(scope, frame)
  if (view === 'day' && !doctor) return dayOfAll(scope, frame)
  if (view === 'list' || !doctor) return listView(scope, frame)
  return timeView(scope, frame, doctor.id)
}

async function timeView(scope: Scope, frame: Frame, doctorId: string) {
  const entries = await readCalendar(scope, doctorId, { ...spanOf(frame), mostOfDay: mostOfDay.day })
  const columns = datesOf(frame.period).map((date): TimeColumn => ({
    key: date,
    title: dayTitle(date, frame.shown.view === 'day' ? 'longDate' : 'weekdayDate'),
    href: calendarHref(frame.shown, { view: 'day', date }),
    date,
    doctorId,
    isToday: date === dateIn(frame.zone, frame.now),
    placed: layOut(entriesOf(entries, date, frame.zone), date, frame.zone),
  }))
  return <Grid columns={columns} frame={frame} />
}

/** A day of all doctors who have appointments, some doctors a page. */
async function dayOfAll(scope: Scope, frame: Frame) {
  const { shown, zone } = frame
  const span = spanOf(frame)
  const doctors = await listDoctorsOf(scope, span)
  if (doctors.length === 0)
    return (
      <EmptyState title="Nobody has an appointment on this day.">
        Choose another day, or a doctor to book with.
      </EmptyState>
    )
  const pages = Math.ceil(doctors.length / doctorsOfPage)
  const page = Math.min(shown.page, pages)
  const some = doctors.slice((page - 1) * doctorsOfPage, page * doctorsOfPage)
  const entries = await readColumns(
    scope,
    some.map(({ doctorId }) => doctorId),
    span,
  )
  const columns = some.map(({ doctorId, name }): TimeColumn => ({
    key: doctorId,
    title: doctorTitle(name),
    href: calendarHref(shown, { doctorId }),
    date: shown.date,
    doctorId,
    isToday: shown.date === dateIn(zone, frame.now),
    placed: layOut(
      entries.filter((entry) => entry.doctorId === doctorId),
      shown.date,
      zone,
    ),
  }))
  return (
    <>
      {pages > 1 && (
        <nav aria-label="Doctors" className="no-print mb-2 flex flex-wrap items-center gap-3">
          <span className="text-muted">
            Doctors {(page - 1) * doctorsOfPage + 1} to {(page - 1) * doctorsOfPage + some.length} of {doctors.length}
          </span>
          {page > 1 && (
            <Link prefetch={false} href={calendarHref(shown, { page: page - 1 })}>
              Doctors before
            </Link>
          )}
          {page < pages && (
            <Link prefetch={false} href={calendarHref(shown, { page: page + 1 })}>
              More doctors
            </Link>
          )}
        </nav>
      )}
      <Grid columns={columns} frame={frame} />
    </>
  )
}

function Grid({ columns, frame: { zone, now } }: { columns: TimeColumn[]; frame: Frame }) {
  const hours = hoursShown(
    columns.flatMap(({ placed }) => placed),
    officeHours,
  )
  const nowMinute = (wallClock(now.getTime(), zone) % 86_400_000) / 60_000
  return <TimeColumns columns={columns} hours={hours} nowMinute={nowMinute} />
}

async function listView(scope: Scope, frame: Frame) {
  const { shown, period, zone, now } = frame
  const beside = shown.view === 'week'
  const entries = await readCalendar(scope, shown.doctor?.id ?? null, {
    ...spanOf(frame),
    mostOfDay: beside ? mostOfDay.week : mostOfDay.list,
  })
  const days = datesOf(period).map((date) => ({
    date,
    title: dayTitle(date, beside ? 'weekdayDate' : 'longDate'),
    isToday: date === dateIn(zone, now),
    entries: entriesOf(entries, date, zone),
  }))
  return <DayLists days={days} shown={shown} beside={beside} />
}

async function monthView(scope: Scope, frame: Frame) {
  const { shown, period, zone, now } = frame
  const span = spanOf(frame)
  const entries = shown.doctor
    ? await readCalendar(scope, shown.doctor.id, { ...span, mostOfDay: mostOfDay.month })
    : []
  const counts = shown.doctor ? [] : await countDays(scope, span)
  const days = datesOf(period).map((date): MonthDay => ({
    date,
    number: Number(date.slice(8)),
    title: dayTitle(date, 'longDate'),
    inMonth: date.slice(0, 7) === shown.date.slice(0, 7),
    isToday: date === dateIn(zone, now),
    entries: entriesOf(entries, date, zone),
    count: counts.find((count) => count.date === date) ?? null,
  }))
  return (
    <>
      {days.every(isEmpty) && <p className="mb-2 text-muted">No appointments in this month.</p>}
      <MonthTable days={days} shown={shown} caption={dayTitle(shown.date, 'month')} />
    </>
  )
}

export function dayTitle(date: string, as: 'longDate' | 'weekdayDate' | 'month') {
  return formatCalendarDate(date, as)
}

function spanOf({ period: { first, end }, zone }: Frame) {
  return { from: startOfDate(first, zone), until: startOfDate(end, zone), zone }
}

function entriesOf(entries: CalendarEntry[], date: string, zone: string) {
  return entries.filter(({ startsAt }) => dateIn(zone, startsAt) === date)
}
