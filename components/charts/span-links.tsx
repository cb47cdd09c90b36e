import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { pressedSpan, spanLabels, spans, type ChartFilter } from '@/lib/clinic-chart/span'
import { address } from '@/lib/tables/address'

/** How far back chart and timeline look. Links, because the address says it and they work without a script. */
export function SpanLinks({ path, filter }: { path: string; filter: ChartFilter }) {
  const pressed = pressedSpan(filter)
  return (
    <nav aria-label="How far back" className="flex flex-wrap gap-1">
      {spans.map((span) => {
        const chosen = { ...filter, span, from: undefined, to: undefined, after: undefined, before: undefined }
        return (
          <Link
            key={span}
            prefetch={false}
            scroll={false}
            href={address(path, chosen) as Route}
            aria-current={pressed === span ? 'true' : undefined}
            className={`${buttonClass(pressed === span ? 'primary' : 'secondary')} forced-colors:aria-[current]:border-4`}
          >
            {spanLabels[span]}
          </Link>
        )
      })}
    </nav>
  )
}
