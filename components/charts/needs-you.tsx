import Link from 'next/link'
import { SeverityShape } from '@/components/timeline/severity-mark'
import type { OpenThing } from '@/lib/clinic-chart/open-things'

const looks = {
  info: 'fill-info-solid stroke-info-solid',
  low: 'fill-transparent stroke-low-solid',
  medium: 'fill-medium-solid stroke-medium-solid',
  high: 'fill-high-solid stroke-high-solid',
  critical: 'fill-current stroke-current',
} as const
const mostShown = 8

/** What waits for the clinician: the only coloured part of the chart. */
export function NeedsYou({ things }: { things: OpenThing[] }) {
  return (
    <section aria-labelledby="needs-you-title" className="rounded-control border border-hairline bg-surface p-4">
      <h2 id="needs-you-title" className="mb-1 text-lg font-semibold">
        Needs you
      </h2>
      {things.length === 0 ? (
        <p className="text-muted">Nothing is open.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {things.slice(0, mostShown).map(({ key, severity, what, why, href }) => (
            <li key={key} className="flex items-start gap-2 py-2">
              <SeverityShape severity={severity} className={`mt-1 ${looks[severity]}`} />
              <span>
                <Link href={href} prefetch={false} className="font-medium text-primary underline underline-offset-2">
                  <bdi>{what}</bdi>
                </Link>
                <span className="block text-muted">{why}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {things.length > mostShown && <p className="text-muted">and {things.length - mostShown} more below.</p>}
    </section>
  )
}
