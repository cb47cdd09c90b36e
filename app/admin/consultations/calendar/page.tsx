import type { Metadata } from 'next'
import { calendarHref, type Shown } from '@/components/consultations/calendar/calendar-address'
import { CalendarControls } from '@/components/consultations/calendar/calendar-controls'
import { CalendarKeys } from '@/components/consultations/calendar/calendar-keys'
import { CalendarToolbar } from '@/components/consultations/calendar/calendar-toolbar'
import { DragToMove } from '@/components/consultations/calendar/drag-to-move'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { periodOf, type CalendarPeriod } from '@/lib/consultations/calendar-period'
import { calendarViews } from '@/lib/consultations/vocabulary'
import { asViewer, type Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { AppError } from '@/lib/errors/app-error'
import { clinicToday, clinicZone } from '@/lib/format/dates'
import { addDays } from '@/lib/forms/clock'
import { readDate } from '@/lib/forms/read-date'
import { getReference, resolveReference } from '@/lib/references/queries'
import { address } from '@/lib/tables/address'
import { dayTitle, readView } from './views'

export const metadata: Metadata = { title: 'Calendar' }

export default async function CalendarPage({ searchParams }: PageProps<'/admin/consultations/calendar'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const now = new Date()
  const { shown, period, faults, content } = await asViewer(viewer, async (scope) => {
    const { shown, faults } = await readAddress(scope, raw, now)
    const period = periodOf(shown.view, shown.date)
    return { shown, period, faults, content: await readView(scope, { shown, period, zone: clinicZone(), now }) }
  })
  const hrefs = {
    previous: calendarHref(shown, { date: period.previous }),
    next: calendarHref(shown, { date: period.next }),
  }
  return (
    <>
      <PageHeader
        title={titleOf(shown, period)}
        about={<bdi>{shown.doctor ? doctorTitle(shown.doctor.label) : 'All doctors'}</bdi>}
      >
        <LinkButton href="/admin/consultations">List</LinkButton>
        <LinkButton href={address('/admin/consultations/new', { doctor: shown.doctor?.id })} kind="primary">
          New appointment
        </LinkButton>
      </PageHeader>
      {faults.length > 0 && (
        <ul role="alert" className="mb-3 rounded-control border-2 border-danger bg-danger-tint px-4 py-2">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <CalendarControls view={shown.view} date={shown.date} doctor={shown.doctor} />
      <CalendarToolbar shown={shown} previous={period.previous} next={period.next} today={clinicToday(now)} />
      <DragToMove>
        <CalendarKeys {...hrefs}>{content}</CalendarKeys>
      </DragToMove>
    </>
  )
}

function titleOf({ view, date }: Shown, { first, end }: CalendarPeriod) {
  if (view === 'day') return dayTitle(date, 'longDate')
  if (view === 'month') return dayTitle(date, 'month')
  return `${dayTitle(first, 'weekdayDate')} to ${dayTitle(addDays(end, -1), 'weekdayDate')} ${addDays(end, -1).slice(0, 4)}`
}

/** What the address asks for; what it says wrong is told, and today and all doctors stand in for it. */
async function readAddress(scope: Scope, raw: Record<string, string | string[] | undefined>, now: Date) {
  const text = (name: string) => (typeof raw[name] === 'string' ? raw[name].slice(0, 520).trim() : '')
  const faults: string[] = []
  const read = readDate(text('date'))
  if (read.error !== undefined && text('date') !== '') faults.push(read.error)
  const doctor = text('doctor') === '' ? null : await findDoctor(scope, text('doctor'), faults)
  const shown: Shown = {
    view: calendarViews.find((view) => view === text('view')) ?? 'week',
    date: read.value ?? clinicToday(now),
    doctor: doctor && { id: doctor.id, label: doctor.label },
    page: Math.max(1, Math.min(Number.parseInt(text('page'), 10) || 1, 10_000)),
  }
  return { shown, faults }
}

async function findDoctor(scope: Scope, text: string, faults: string[]) {
  try {
    return await getReference(scope, 'doctors', await resolveReference(scope, 'doctors', text, 'doctor'))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    faults.push(error.message)
    return null
  }
}
