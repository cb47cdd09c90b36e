import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { listRecent } from '@/lib/recent/queries'
import { recentFilter, recentKindLabels, recentKinds } from '@/lib/recent/schema'

export const metadata: Metadata = { title: 'Last 24 hours' }

export default async function RecentPage({ searchParams }: PageProps<'/admin/recent'>) {
  const viewer = await requireViewer('admin')
  const { kind } = recentFilter.parse(await searchParams)
  const rows = await asViewer(viewer, (scope) => listRecent(scope, kind))

  return (
    <>
      <PageHeader
        title={`${recentKindLabels[kind]} in the last 24 hours`}
        about={rows.length === 200 ? 'The latest 200.' : undefined}
      />
      <FilterBar action="/admin/recent" clearHref={null}>
        <FilterSelect
          name="kind"
          label="What"
          any="New patients"
          value={kind}
          options={recentKinds.map((value) => [value, recentKindLabels[value]] as const)}
        />
      </FilterBar>
      <div className="border-y border-hairline bg-surface">
        {rows.length === 0 ? (
          <EmptyState title="Nothing in the last 24 hours." />
        ) : (
          <ul>
            {rows.map(({ id, patientId, patientName, at, what }) => (
              <li
                key={id}
                className="flex flex-wrap justify-between gap-x-4 border-b border-hairline px-4 py-2 last:border-b-0"
              >
                <span>
                  <Link
                    href={`/admin/patients/${encodeURIComponent(patientId)}` as Route}
                    prefetch={false}
                    className="font-medium text-primary hover:underline"
                  >
                    <bdi>{patientName}</bdi>
                  </Link>{' '}
                  · <bdi>{what}</bdi>
                </span>
                <time dateTime={at.toISOString()} className="text-muted">
                  {formatMoment(at, 'dateTime')}
                </time>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
