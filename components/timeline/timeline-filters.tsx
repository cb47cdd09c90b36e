import type { Route } from 'next'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { FilterDate } from '@/components/ui/filter-date'
import { address } from '@/lib/tables/address'
import type { TimelineFilter, UnreadDays } from '@/lib/timeline/schema'
import { eventTypeLabels, eventTypes, severities, severityLabels } from '@/lib/timeline/vocabulary'

type Props = {
  path: string
  filter: TimelineFilter
  unread: UnreadDays
  doctors: { doctorId: string; name: string }[]
  /** How far back the page looks, kept when a filter is applied. */
  span?: string
}

/** Filters of a timeline by type, severity, doctor and date. */
export function TimelineFilters({ path, filter, unread, doctors, span }: Props) {
  const options = [...new Map(doctors.map(({ doctorId, name }) => [doctorId, name] as const))]
  return (
    <FilterBar
      action={`${path}#timeline`}
      clearHref={isFiltered(filter) ? (`${address(path, { span })}#timeline` as Route) : null}
      hidden={{ span }}
    >
      <FilterSelect
        name="type"
        label="Type"
        any="All types"
        value={filter.type}
        options={eventTypes.map((type) => [type, eventTypeLabels[type]] as const)}
      />
      <FilterSelect
        name="severity"
        label="Severity"
        any="Any"
        value={filter.severity}
        options={severities.map((severity) => [severity, severityLabels[severity]] as const)}
      />
      <FilterSelect name="doctor" label="Doctor" any="All doctors" value={filter.doctor} options={options} />
      <FilterDate name="from" label="From" value={filter.from ?? unread.from?.typed} error={unread.from?.error} />
      <FilterDate name="to" label="To" value={filter.to ?? unread.to?.typed} error={unread.to?.error} />
    </FilterBar>
  )
}

export function isFiltered({ type, severity, doctor, from, to }: TimelineFilter) {
  return Boolean(type ?? severity ?? doctor ?? from ?? to)
}
