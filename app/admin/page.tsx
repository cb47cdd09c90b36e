import type { Metadata, Route } from 'next'
import { JobStats } from '@/components/jobs/job-stats'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Stat, StatGrid } from '@/components/ui/stat'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatCapped, formatCount } from '@/lib/format/numbers'
import { countJobs } from '@/lib/jobs/queries'
import { queueNow } from '@/lib/report-queue/queries'
import { countLiveRequests } from '@/lib/reports/queries'
import { requestStatusLabels } from '@/lib/reports/vocabulary'
import { getSystemStatistics, type SystemStatistics } from '@/lib/statistics/queries'
import { stages } from '@/lib/predictions/vocabulary'

export const metadata: Metadata = { title: 'Dashboard' }

const liveStatuses = ['pending', 'generating', 'failed'] as const

export default async function DashboardPage() {
  const viewer = await requireViewer('admin')
  const { system, requests, jobs, queue } = await asViewer(viewer, async (scope) => ({
    system: await getSystemStatistics(scope),
    requests: await countLiveRequests(scope),
    jobs: await countJobs(scope),
    queue: await queueNow(scope),
  }))

  return (
    <>
      <PageHeader
        title="Dashboard"
        about={`Counted ${formatMoment(system.refreshedAt, 'dateTime')}; renewed every minute.`}
      />
      <Section id="programme" title="The programme">
        <StatGrid>
          <Stat label="Patients" value={formatCount(system.patients)} href={'/admin/patients?view=all' as Route} />
          <Stat
            label="Active in 30 days"
            value={formatCount(system.activePatients)}
            detail="seen, scanned or reported on"
            href={patientsWhere('lastActivity:last-days:30&sort=lastActivity.desc')}
          />
          <Stat
            label="Without an active doctor"
            value={formatCount(system.unassignedPatients)}
            href={patientsWhere('noActiveDoctor:is:yes')}
          />
          <Stat
            label="Doctors"
            value={formatCount(system.doctors)}
            detail={`${formatCount(system.pendingDoctors)} waiting for approval`}
            href="/admin/doctors"
          />
        </StatGrid>
      </Section>
      <Section id="reports" title="Reports">
        <StatGrid>
          {liveStatuses.map((status) => (
            <Stat
              key={status}
              label={requestStatusLabels[status]}
              value={formatCapped(requests[status])}
              href={`/admin/requests?f=status:is:${status}` as Route}
            />
          ))}
          <Stat
            label="Oldest waiting"
            value={queue.oldestAt ? formatAgo(new Date(queue.oldestAt), new Date()) : 'none'}
            detail={queue.pausedAt ? 'the queue is paused' : queue.workers === 0 ? 'no worker is alive' : undefined}
            href={'/admin/queue' as Route}
          />
        </StatGrid>
      </Section>
      <JobStats {...jobs} />
      <Results system={system} />
      <LastDay system={system} />
    </>
  )
}

function Results({ system }: { system: SystemStatistics }) {
  return (
    <>
      <Section id="confirmed" title="Confirmed by clinicians" aside="The latest conclusion of each patient">
        <StatGrid>
          <Stat
            label="Parkinson’s disease"
            value={formatCount(system.confirmedPositivePatients)}
            href={patientsWhere('confirmed:is:yes')}
          />
          <Stat
            label="Not Parkinson’s disease"
            value={formatCount(system.confirmedNegativePatients)}
            href={patientsWhere('confirmed:is:no')}
          />
          <Stat
            label="Results nobody has reviewed"
            value={unreviewedText(Number(system.unreviewedPredictions))}
            href={'/admin/predictions?f=review:is:unreviewed&f=standing:is:current' as Route}
          />
          <Stat
            label="Agreement with the models"
            value={<span className="text-base font-normal">By version and month</span>}
            href={'/admin/reviews' as Route}
          />
        </StatGrid>
        <StageBars
          caption="Patients by the Hoehn and Yahr stage a clinician confirmed"
          counts={system.confirmedStageCounts as Record<string, number>}
          column="confirmedStage"
        />
      </Section>
      <Section id="results" title="Latest conclusive model results" aside="Screening support, not diagnoses">
        <StatGrid>
          <Stat
            label="Positive"
            value={formatCount(system.positivePatients)}
            href={patientsWhere('result:is:positive')}
          />
          <Stat
            label="Negative"
            value={formatCount(system.negativePatients)}
            href={patientsWhere('result:is:negative')}
          />
          <Stat
            label="None conclusive"
            value={formatCount(system.inconclusivePatients)}
            href={patientsWhere('result:is:none')}
          />
        </StatGrid>
        <StageBars
          caption="Positive patients by the Hoehn and Yahr stage the model gave"
          counts={system.stageCounts as Record<string, number>}
          column="stage"
        />
      </Section>
    </>
  )
}

function StageBars({ caption, counts, column }: { caption: string; counts: Record<string, number>; column: string }) {
  const most = Math.max(1, ...Object.values(counts))
  return (
    <div className="mt-3 rounded-control border border-hairline bg-surface p-4">
      <h3 className="mb-2 font-medium">{caption}</h3>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Patients</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage}>
              <th scope="row" className="w-20 py-1 text-left font-normal">
                <a href={patientsWhere(`${column}:is:${stage}`)}>Stage {stage}</a>
              </th>
              <td className="py-1">
                <span className="flex items-center gap-2">
                  <span
                    aria-hidden
                    className="h-4 rounded-sm border border-line bg-[var(--stage-3)]"
                    style={{ width: `${((counts[String(stage)] ?? 0) / most) * 80}%` }}
                  />
                  <span className="tabular-nums">{formatCount(counts[String(stage)] ?? 0)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LastDay({ system }: { system: SystemStatistics }) {
  const added = [
    ['New patients', system.newPatientsDay, 'patients'],
    ['Visits', system.newVisitsDay, 'visits'],
    ['Scans', system.newScansDay, 'scans'],
    ['Predictions', system.newPredictionsDay, 'predictions'],
    ['Reports', system.newReportsDay, 'reports'],
  ] as const
  return (
    <Section id="last-day" title="Last 24 hours">
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        {added.map(([label, count, kind]) => (
          <Stat key={kind} label={label} value={formatCount(count)} href={`/admin/recent?kind=${kind}` as Route} />
        ))}
      </div>
    </Section>
  )
}

/** The list of patients, filtered as its address says it. */
function patientsWhere(filter: string) {
  return `/admin/patients?f=${filter}` as Route
}

/** The database stops counting at 10,001. */
function unreviewedText(count: number) {
  return count > 10_000 ? 'over 10,000' : formatCount(count)
}
