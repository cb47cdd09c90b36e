import { CardLink, CardList } from '@/components/portal/card'
import { PortalSection } from '@/components/portal/portal-page'
import { formatMoment } from '@/lib/format/dates'
import { changeWords } from './change-words'
import type { Version } from './versions'

type Props = {
  reportId: string
  others: Version[]
  newest: string
  /** By version: the parts that it says otherwise than the one before it. */
  changes: Map<string, string[]>
}

/** The other versions of a report, each with what changed in it; nothing when there is only this one. */
export function OtherVersions({ reportId, others, newest, changes }: Props) {
  if (others.length === 0) return null
  const here = changeWords(changes.get(reportId))
  return (
    <PortalSection id="versions" title="Other versions of this report">
      {here && <p className="mb-4 max-w-[66ch]">You are reading one version of this report. {here}</p>}
      <CardList>
        {others.map(({ id, version, createdAt }) => {
          const change = changeWords(changes.get(id))
          return (
            <li key={id}>
              <CardLink
                href={`/portal/reports/${encodeURIComponent(id)}`}
                title={id === newest ? 'The newest version' : `Version ${version}`}
              >
                {formatMoment(createdAt, 'longDate')}
                {change && <span className="mt-1 block">{change}</span>}
              </CardLink>
            </li>
          )
        })}
      </CardList>
    </PortalSection>
  )
}
