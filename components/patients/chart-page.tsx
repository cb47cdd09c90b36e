import type { Route } from 'next'
import type { ReactNode } from 'react'
import { ConsultationList } from '@/components/consultations/consultation-list'
import { CareTeam } from '@/components/doctors/care-team'
import { DayScheduleView } from '@/components/medications/day-schedule'
import { ReportList } from '@/components/reports/report-list'
import { ScanList } from '@/components/scans/scan-list'
import { Timeline } from '@/components/timeline/timeline'
import { isFiltered, TimelineFilters } from '@/components/timeline/timeline-filters'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import type { Chart } from '@/lib/charts/queries'
import type { DaySchedule } from '@/lib/medications/schedule'
import { address } from '@/lib/tables/address'
import type { TimelineFilter, UnreadDays } from '@/lib/timeline/schema'
import { PatientBanner } from './patient-banner'
import { PatientRecord } from './patient-record'
import { PatientStatistics } from './patient-statistics'

const parts = [
  ['timeline', 'Timeline'],
  ['consultations', 'Consultations'],
  ['scans', 'Scans and predictions'],
  ['reports', 'Reports'],
  ['medications', 'Medications'],
  ['doctors', 'Doctors'],
  ['record', 'Record'],
] as const
type Part = (typeof parts)[number][0]

type Props = {
  chart: Chart
  schedule: DaySchedule
  filter: TimelineFilter
  unread: UnreadDays
  path: string
  now: Date
  /** What an administrator can do, beside the name and beside the parts; a clinician has none of it. */
  tools?: ReactNode
  asides?: Partial<Record<Part | 'statistics', ReactNode>>
  /** Above the chart, and at the end of its narrow column. */
  notice?: ReactNode
  more?: ReactNode
}

/** A patient's chart, the same for administrators and clinicians. */
export function ChartPage({ chart, schedule, filter, unread, path, now, tools, asides = {}, notice, more }: Props) {
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
      {tools && <div className="-mt-2 mb-5">{tools}</div>}
      {notice}
      <Section id="statistics" title="At a glance" aside={asides.statistics}>
        {statistics && <PatientStatistics statistics={statistics} />}
      </Section>
      <div className="grid gap-x-8 xl:grid-cols-[1fr_20rem] 2xl:grid-cols-[1fr_26rem]">
        <div className="min-w-0">
          <Section id="timeline" title="Timeline" aside={asides.timeline}>
            <TimelineFilters path={path} filter={filter} unread={unread} doctors={doctors} />
            <Timeline events={timeline.rows} filtered={isFiltered(filter)} />
            <Pagination
              label="Timeline pages"
              before={timeline.before ? to({ before: timeline.before }) : null}
              after={timeline.after ? to({ after: timeline.after }) : null}
            />
          </Section>
          <Section id="consultations" title="Consultations" aside={asides.consultations}>
            <ConsultationList consultations={consultations} now={now} />
          </Section>
          <Section id="scans" title="Scans and predictions" aside={asides.scans}>
            <ScanList scans={scans} />
          </Section>
          <Section id="reports" title="Reports" aside={asides.reports}>
            <ReportList reports={reports} requests={requests} />
          </Section>
        </div>
        <div className="min-w-0">
          <Section id="medications" title="Medications" aside={asides.medications}>
            <DayScheduleView
              schedule={schedule}
              isLinked={asides.medications !== undefined}
              recordedBefore={patient.currentMedications}
            />
          </Section>
          <Section id="doctors" title="Doctors" aside={asides.doctors}>
            <CareTeam doctors={doctors} />
          </Section>
          <Section id="record" title="Record" aside={asides.record}>
            <PatientRecord patient={patient} />
          </Section>
          {more}
        </div>
      </div>
    </>
  )
}
