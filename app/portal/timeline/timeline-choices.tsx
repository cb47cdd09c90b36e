import { Folded } from '@/components/portal/folded'
import { PortalLink } from '@/components/portal/portal-link'
import { address } from '@/lib/tables/address'
import type { EventType } from '@/lib/timeline/vocabulary'
import { kindWords } from '@/components/portal/describe-event'

export const timelinePath = '/portal/timeline'

type Chosen = { type?: EventType; year?: number }
type Props = { contents: { types: EventType[]; years: number[] }; chosen: Chosen }

/** What to see: one press each, and only what there is. A link, so that it works everywhere and can be kept. */
export function TimelineChoices({ contents: { types, years }, chosen }: Props) {
  const kinds = (Object.keys(kindWords) as EventType[]).filter((type) => types.includes(type) || type === chosen.type)
  const allYears = chosen.year && !years.includes(chosen.year) ? [chosen.year, ...years] : years
  return (
    <div className="no-print mb-10 grid grid-cols-1 gap-3">
      <nav aria-label="Show" className="flex flex-wrap gap-3">
        <Choice chosen={{ ...chosen, type: undefined }} current={!chosen.type}>
          Everything
        </Choice>
        {kinds.map((type) => (
          <Choice key={type} chosen={{ ...chosen, type }} current={chosen.type === type}>
            {kindWords[type].many}
          </Choice>
        ))}
      </nav>
      {allYears.length > 1 && (
        <Folded summary={<>Year: {chosen.year ?? 'all years'}</>}>
          <nav aria-label="Year" className="flex flex-wrap gap-3">
            <Choice chosen={{ ...chosen, year: undefined }} current={!chosen.year}>
              All years
            </Choice>
            {allYears.map((year) => (
              <Choice key={year} chosen={{ ...chosen, year }} current={chosen.year === year}>
                {String(year)}
              </Choice>
            ))}
          </nav>
        </Folded>
      )}
    </div>
  )
}

function Choice({ chosen, current, children }: { chosen: Chosen; current: boolean; children: string }) {
  return (
    <PortalLink href={address(timelinePath, chosen)} current={current}>
      {children}
    </PortalLink>
  )
}
