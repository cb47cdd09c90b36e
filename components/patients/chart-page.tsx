import type { Route } from 'next'
import { ConsultationList } from '@/components/consultations/consultation-list'
import { CareTeam } from '@/components/doctors/care-team'
import { ReportList } from '@/components/reports/report-list'
import { ScanList } from '@/components/scans/scan-list'
import { Timeline } from '@/components/timeline/timeline'
import { isFiltered, TimelineFilters } from '@/components/timeline/timeline-filters'
import { Facts } from '@/components/ui/facts'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import type { Chart } from '@/lib/charts/queries'
import { address } from '@/lib/tables/address'
import type { TimelineFilter } from '@/lib/timeline/schema'
import { PatientBanner } from './patient-banner'
import { PatientStatistics } from './patient-statistics'

const parts = [
  ['timeline', 'Timeline'],
  ['consultations', 'Consultations'],
  ['scans', 'Scans and predictions'],
  ['reports', 'Reports'],
  ['doctors', 'Doctors'],
  ['record', 'Record'],
] as const

type Props = { chart: Chart; filter: TimelineFilter; path: string; now: Date }

/** A patient's chart, the same for administrators and clinicians. */
export function ChartPage({ chart, filter, path, now }: Props) {
  const { patient, statistics, doctors, timeline, consultations, scans, reports, requests } = chart
  const to = (page: Pick<TimelineFilter, 'after' | 'before'>) =>
    `${address(path, { ...filter, after: undefined, before: undefined, ...page })}#timeline` as Route
  return (
    <>
      <PatientBanner patient={patient} now={now}>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {parts.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </PatientBanner>
      <Section id="statistics" title="At a glance">
        {statistics && <PatientStatistics statistics={statistics} />}
      </Section>
      <div className="grid gap-x-8 xl:grid-cols-[1fr_20rem] 2xl:grid-cols-[1fr_26rem]">
        <div className="min-w-0">
          <Section id="timeline" title="Timeline">
            <TimelineFilters path={path} filter={filter} doctors={doctors} />
            <Timeline events={timeline.rows} filtered={isFiltered(filter)} />
            <Pagination
              label="Timeline pages"
              before={timeline.before ? to({ before: timeline.before }) : null}
              after={timeline.after ? to({ after: timeline.after }) : null}
            />
          </Section>
          <Section id="consultations" title="Consultations">
            <ConsultationList consultations={consultations} now={now} />
          </Section>
          <Section id="scans" title="Scans and predictions">
            <ScanList scans={scans} />
          </Section>
          <Section id="reports" title="Reports">
            <ReportList reports={reports} requests={requests} />
          </Section>
        </div>
        <div className="min-w-0">
          <Section id="doctors" title="Doctors">
            <CareTeam doctors={doctors} />
          </Section>
          <Section id="record" title="Record">
            <div className="rounded-control border border-hairline bg-surface p-4">
              <Facts
                columns={1}
                items={[
                  ['Current medications', patient.currentMedications],
                  ['Medical history', patient.medicalHistory],
                  ['Allergies', patient.allergies],
                  [
                    'Emergency contact',
                    [patient.emergencyContactName, patient.emergencyContactPhone].filter(Boolean).join(', '),
                  ],
                  ['Insurance', patient.insuranceInfo],
                ]}
              />
            </div>
          </Section>
        </div>
      </div>
    </>
  )
}
