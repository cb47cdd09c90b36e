import type { Metadata, Route } from 'next'
import { PanelStrip } from '@/components/panel/panel-strip'
import { PanelTable, type PanelRow } from '@/components/panel/panel-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { listPanel, type PanelPatient } from '@/lib/panel/queries'
import { panelSearch } from '@/lib/panel/schema'
import { stageWords, trendLabels, trends, trendSigns } from '@/lib/panel/vocabulary'
import { stages } from '@/lib/predictions/vocabulary'

export const metadata: Metadata = { title: 'Panel' }

export default async function PanelPage({ searchParams }: PageProps<'/clinic/panel'>) {
  const viewer = await requireViewer('doctor')
  const { trend, stage } = panelSearch.parse(await searchParams)
  const patients = await asViewer(viewer, listPanel)
  const chosen = patients.filter(
    (patient) =>
      (!trend || patient.trend === trend) &&
      (stage === undefined || (stage === 'none' ? patient.stage === null : patient.stage === stage)),
  )

  return (
    <>
      <PageHeader
        title="Panel"
        about="Everybody you treat, by Hoehn and Yahr stage and how it moved over the year. A solid edge: a clinician said so; a dashed one: a model."
      />
      {patients.length === 0 ? (
        <EmptyState title="Nobody is assigned to you." />
      ) : (
        <>
          <div className="mb-8">
            <PanelStrip patients={patients} />
          </div>
          <Section id="list" title="In rows">
            <FilterBar action="/clinic/panel" clearHref={trend || stage !== undefined ? '/clinic/panel' : null}>
              <FilterSelect
                name="trend"
                label="Over the year"
                any="Any"
                value={trend}
                options={trends.map((each) => [each, trendLabels[each]] as const)}
              />
              <FilterSelect
                name="stage"
                label="Stage"
                any="Any"
                value={stage === undefined ? undefined : String(stage)}
                options={[...stages.map((each) => [String(each), `Stage ${each}`] as const), ['none', 'None'] as const]}
              />
            </FilterBar>
            <PanelTable rows={chosen.map(toRow)} />
          </Section>
        </>
      )}
    </>
  )
}

function toRow(patient: PanelPatient): PanelRow {
  const { patientId, name, yearAgo, trend, lastVisitDate, nextVisitDate } = patient
  return {
    patientId,
    href: `/clinic/patients/${encodeURIComponent(patientId)}` as Route,
    name,
    stage: stageWords(patient) ?? 'None',
    trend: `${trendSigns[trend]} ${trendLabels[trend]}${yearAgo === null ? '' : `, was ${yearAgo}`}`,
    lastVisit: formatMoment(lastVisitDate),
    nextVisit: nextVisitDate ? formatMoment(nextVisitDate) : 'None booked',
  }
}
