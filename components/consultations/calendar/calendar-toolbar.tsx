import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { calendarViewLabels, calendarViews } from '@/lib/consultations/vocabulary'
import { calendarHref, type Shown } from './calendar-address'

/** Which view, and which days: previous, today, next. */
export function CalendarToolbar({
  shown,
  previous,
  next,
  today,
}: {
  shown: Shown
  previous: string
  next: string
  today: string
}) {
  return (
    <div className="no-print mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <nav aria-label="Views" className="flex flex-wrap gap-1">
        {calendarViews.map((view) => (
          <Link
            key={view}
            href={calendarHref(shown, { view })}
            prefetch={false}
            aria-current={view === shown.view ? 'page' : undefined}
            className={`${buttonClass(view === shown.view ? 'secondary' : 'quiet')} aria-[current]:border-primary aria-[current]:text-primary`}
          >
            {calendarViewLabels[view]}
          </Link>
        ))}
      </nav>
      <nav aria-label="Days" className="flex flex-wrap gap-1">
        <Link
          href={calendarHref(shown, { date: previous })}
          prefetch={false}
          rel="prev"
          className={buttonClass()}
          data-calendar="previous"
        >
          Previous
        </Link>
        <Link
          href={calendarHref(shown, { date: today })}
          prefetch={false}
          className={buttonClass()}
          data-calendar="today"
        >
          Today
        </Link>
        <Link
          href={calendarHref(shown, { date: next })}
          prefetch={false}
          rel="next"
          className={buttonClass()}
          data-calendar="next"
        >
          Next
        </Link>
        {shown.doctor && (
          <Link href={calendarHref(shown, { doctorId: null })} prefetch={false} className={buttonClass('quiet')}>
            All doctors
          </Link>
        )}
      </nav>
    </div>
  )
}
