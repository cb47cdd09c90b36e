import { formatMoment } from '@/lib/format/dates'

/** A day, and the hour with `hour`, that goes on in the next line between its parts: never between 4 and December. */
export function LongDate({ at, hour = false }: { at: Date; hour?: boolean }) {
  const [, weekday, day, year] = /^(.*?)(\d+ \S+)(.*)$/.exec(formatMoment(at, 'longDate')) ?? []
  return (
    <time dateTime={at.toISOString()}>
      {weekday}
      <span className="whitespace-nowrap">{day}</span>
      {year}
      {hour && (
        <>
          {' '}
          <span className="whitespace-nowrap">at {formatMoment(at, 'time')}</span>
        </>
      )}
    </time>
  )
}
