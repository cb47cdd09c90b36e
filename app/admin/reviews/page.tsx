import type { Metadata } from 'next'
import { AgreementChart } from '@/components/reviews/agreement-chart'
import { AgreementTable } from '@/components/reviews/agreement-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { clinicToday, formatCalendarDate } from '@/lib/format/dates'
import { firstOfMonth } from '@/lib/forms/clock'
import { listAgreement } from '@/lib/reviews/agreement'
import { agreementByVersion, type VersionAgreement } from '@/lib/reviews/agreement-sums'
import { agreementFilter, agreementPeriods } from '@/lib/reviews/schema'

export const metadata: Metadata = { title: 'Agreement with the models' }

export default async function AgreementPage({ searchParams }: PageProps<'/admin/reviews'>) {
  const viewer = await requireViewer('admin')
  const filter = agreementFilter.parse(await searchParams)
  const count = Number(filter.months)
  const rows = await asViewer(viewer, (scope) => listAgreement(scope, count))
  const versions = agreementByVersion(rows)
  const today = clinicToday()
  const months = Array.from({ length: count }, (_, index) => firstOfMonth(today, index - count + 1).slice(0, 7))

  return (
    <>
      <PageHeader
        title="Agreement with the models"
        about="Of the results a clinician agreed or disagreed with, the share they agreed with; by when the model gave them. Results that were not usable count for neither side."
      />
      <FilterBar action="/admin/reviews" clearHref={filter.months === '12' ? null : '/admin/reviews'}>
        <FilterSelect
          name="months"
          label="Period"
          any="The last 12 months"
          value={filter.months === '12' ? undefined : filter.months}
          options={agreementPeriods
            .slice(1)
            .map((months) => [months, `The last ${Number(months) / 12} years`] as const)}
        />
      </FilterBar>
      {versions.length === 0 ? (
        <div className="border-y border-hairline bg-surface">
          <EmptyState title="No model gave a result in this time." />
        </div>
      ) : (
        <>
          <Section id="versions" title="By model version">
            <AgreementTable caption="Agreement by model version" head="Model" rows={versions.map(rowOf)} />
          </Section>
          {versions.map((version) => (
            <VersionSection key={version.modelVersion ?? ''} version={version} months={months} />
          ))}
        </>
      )}
    </>
  )
}

const nameOf = (modelVersion: string | null) => modelVersion ?? 'Version not recorded'

function rowOf(version: VersionAgreement) {
  const name = nameOf(version.modelVersion)
  return { ...version, key: name, label: name, model: version.modelVersion }
}

function VersionSection({ version, months }: { version: VersionAgreement; months: string[] }) {
  const name = nameOf(version.modelVersion)
  const id = `version-${name.replaceAll(/[^\w]+/g, '-')}`
  return (
    <Section id={id} title={name}>
      <div
        className="mb-3 overflow-x-auto rounded-control border border-hairline bg-surface p-3"
        tabIndex={0}
        role="region"
        aria-label={`${name}, month by month`}
      >
        <AgreementChart version={version} months={months} monthLabel={shortMonth} />
      </div>
      <details>
        <summary className="cursor-pointer py-1 font-medium">The months as a table</summary>
        <div className="mt-2">
          <AgreementTable
            caption={`Agreement with ${name}, by month`}
            head="Month"
            rows={version.months.toReversed().map((month) => ({
              ...month,
              key: month.month,
              label: formatCalendarDate(`${month.month}-01`, 'month'),
              model: version.modelVersion,
            }))}
          />
        </div>
      </details>
    </Section>
  )
}

/** "11/26" */
function shortMonth(month: string) {
  return `${month.slice(5)}/${month.slice(2, 4)}`
}
