import type { Route } from 'next'
import Link from 'next/link'
import { CareTeam } from '@/components/doctors/care-team'
import { DayScheduleView } from '@/components/medications/day-schedule'
import { MedicineList } from '@/components/medications/medicine-list'
import { PatientBanner } from '@/components/patients/patient-banner'
import { PatientRecord } from '@/components/patients/patient-record'
import { ReportList } from '@/components/reports/report-list'
import { RequestReason } from '@/components/requests/request-reason'
import { ScanList } from '@/components/scans/scan-list'
import { Timeline } from '@/components/timeline/timeline'
import { TimelineFilters } from '@/components/timeline/timeline-filters'
import { buttonClass } from '@/components/ui/button-class'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { levodopaEquivalent } from '@/lib/clinic-chart/levodopa'
import { nowOf } from '@/lib/clinic-chart/now'
import { nextVisitOf, openThings } from '@/lib/clinic-chart/open-things'
import type { ClinicChart } from '@/lib/clinic-chart/queries'
import { pressedSpan, type ChartFilter, type Period } from '@/lib/clinic-chart/span'
import { noteHref } from '@/lib/consultations/note-vocabulary'
import { newMedicineHref } from '@/lib/medications/medications-href'
import type { DaySchedule } from '@/lib/medications/schedule'
import { reportHref } from '@/lib/reports/report-href'
import { resultHref } from '@/lib/reviews/result-href'
import { address } from '@/lib/tables/address'
import type { TimelineEvent } from '@/lib/timeline/queries'
import type { UnreadDays } from '@/lib/timeline/schema'
import type { QuestionOfPatient } from '@/lib/visit-questions/queries'
import { MarkLights } from './mark-lights'
import { NeedsYou } from './needs-you'
import { NowPanel } from './now-panel'
import { PatientMark } from './patient-mark'
import { PatientQuestions } from './patient-questions'
import { ProgressionChart } from './progression/progression-chart'
import { SpanLinks } from './span-links'
import { VisitList } from './visit-list'

const parts = [
  ['progression', 'Progression'],
  ['timeline', 'Timeline'],
  ['consultations', 'Consultations'],
  ['scans', 'Scans'],
  ['reports', 'Reports'],
  ['medications', 'Medications'],
  ['record', 'Record'],
] as const

type Props = {
  chart: ClinicChart
  /** What the patient wants to ask at the next visit. */
  questions: QuestionOfPatient[]
  schedule: DaySchedule
  filter: ChartFilter
  unread: UnreadDays
  period: Period
  path: string
  doctorId: string
  now: Date
}

/** A clinician's chart: two minutes on top, then one axis of time for the progression and the timeline. */
export function ClinicChartPage({ chart, questions, schedule, filter, unread, period, path, doctorId, now }: Props) {
  const { patient } = chart
  const state = nowOf(chart.progression)
  const current = [...new Set([...schedule.times.flatMap(({ due }) => due), ...schedule.asNeeded])]
  return (
    <>
      <PatientBanner patient={patient} now={now} mark={<PatientMark patientId={patient.patientId} />}>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {parts.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </PatientBanner>
      <Tools path={path} patientId={patient.patientId} />
      <div className="grid gap-x-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <Section id="now" title="At a glance">
            <NowPanel
              now={state}
              dose={levodopaEquivalent(current)}
              medicines={current.map(({ name, dose }) => `${name}, ${dose}`)}
              lastScan={chart.scans[0]?.uploadTimestamp ?? null}
              lastNote={chart.visits.find(({ status }) => status === 'completed') ?? null}
              nextVisit={nextVisitOf(chart.visits, now)}
              doctorId={doctorId}
            />
          </Section>
          <PatientQuestions questions={questions} />
        </div>
        <div className="mb-8 min-w-0">
          <NeedsYou things={openThings(chart, state, doctorId, now)} />
        </div>
      </div>
      <Section id="progression" title="Progression">
        <ProgressionChart
          progression={chart.progression}
          period={period}
          controls={<SpanLinks path={path} filter={filter} />}
        />
      </Section>
      <Details
        chart={chart}
        schedule={schedule}
        filter={filter}
        unread={unread}
        path={path}
        doctorId={doctorId}
        now={now}
      />
      <MarkLights />
    </>
  )
}

function Tools({ path, patientId }: { path: string; patientId: string }) {
  return (
    <div className="no-print -mt-2 mb-5 flex flex-wrap gap-2">
      <Link
        href={address('/clinic/consultations/new', { patient: patientId })}
        prefetch={false}
        data-shortcut="note"
        aria-keyshortcuts="n"
        className={buttonClass('primary')}
      >
        Write a note
      </Link>
      <Link href={`${path}/assess` as Route} prefetch={false} className={buttonClass('secondary')}>
        Record an assessment
      </Link>
      <Link
        href={address('/clinic/reports/new', { patient: patientId })}
        prefetch={false}
        className={buttonClass('secondary')}
      >
        Ask for a report
      </Link>
    </div>
  )
}

function Details({
  chart,
  schedule,
  filter,
  unread,
  path,
  doctorId,
  now,
}: Pick<Props, 'chart' | 'schedule' | 'filter' | 'unread' | 'path' | 'doctorId' | 'now'>) {
  const { patient, timeline, doctors } = chart
  const to = (page: Pick<ChartFilter, 'after' | 'before'>) =>
    `${address(path, { ...filter, after: undefined, before: undefined, ...page })}#timeline` as Route
  const { type, severity, doctor } = filter
  const isFiltered = Boolean(type ?? severity ?? doctor) || pressedSpan(filter) !== 'all'
  return (
    <div className="grid gap-x-8 xl:grid-cols-[minmax(0,1fr)_20rem] 2xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="min-w-0">
        <Section id="timeline" title="Timeline">
          <TimelineFilters path={path} filter={filter} unread={unread} doctors={doctors} span={filter.span} />
          <Timeline events={timeline.rows} filtered={isFiltered} hrefOf={recordOf} hasChart />
          <Pagination
            label="Timeline pages"
            before={timeline.before ? to({ before: timeline.before }) : null}
            after={timeline.after ? to({ after: timeline.after }) : null}
          />
        </Section>
        <Section id="consultations" title="Consultations">
          <VisitList visits={chart.visits} doctorId={doctorId} now={now} />
        </Section>
        <Section id="scans" title="Scans and predictions">
          <ScanList scans={chart.scans} canSeeSlices />
        </Section>
        <Section id="reports" title="Reports">
          <ReportList
            reports={chart.reports}
            requests={chart.requests}
            hrefOf={({ id }) => reportHref(id)}
            reasonOf={(request) => <RequestReason request={request} />}
          />
        </Section>
      </div>
      <div className="min-w-0">
        <Section
          id="medications"
          title="Medications"
          aside={
            <Link href={newMedicineHref(patient.patientId)} prefetch={false}>
              Add a medicine
            </Link>
          }
        >
          <DayScheduleView schedule={schedule} isLinked={false} recordedBefore={patient.currentMedications} />
          <MedicineList patientId={patient.patientId} schedule={schedule} />
        </Section>
        <Section id="doctors" title="Doctors">
          <CareTeam doctors={doctors} />
        </Section>
        <Section id="record" title="Record">
          <PatientRecord patient={patient} />
        </Section>
      </div>
    </div>
  )
}

/** Where a clinician reads what an entry came from. */
function recordOf({ relatedTable, relatedId }: TimelineEvent): Route | null {
  if (!relatedId) return null
  if (relatedTable === 'consultations') return noteHref(relatedId)
  if (relatedTable === 'predictions') return resultHref(relatedId)
  if (relatedTable === 'medical_reports') return reportHref(relatedId)
  if (relatedTable === 'clinical_assessments') return `/clinic/assessments/${encodeURIComponent(relatedId)}` as Route
  return null
}
