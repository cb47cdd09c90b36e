import { CardLink, CardList } from '@/components/portal/card'
import { PortalSection } from '@/components/portal/portal-page'
import { formatMoment } from '@/lib/format/dates'
import type { Version } from './versions'

/** The other versions of a report; nothing when there is only this one. */
export function OtherVersions({ others, newest }: { others: Version[]; newest: string }) {
  if (others.length === 0) return null
  return (
    <PortalSection id="versions" title="Other versions of this report">
      <CardList>
        {others.map(({ id, version, createdAt }) => (
          <li key={id}>
            <CardLink
              href={`/portal/reports/${encodeURIComponent(id)}`}
              title={id === newest ? 'The newest version' : `Version ${version}`}
            >
              {formatMoment(createdAt, 'longDate')}
            </CardLink>
          </li>
        ))}
      </CardList>
    </PortalSection>
  )
}
