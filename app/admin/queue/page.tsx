import type { Metadata, Route } from 'next'
import { FailedByClass, QueueSwitch, RunningReports, SeenWorkers } from '@/components/requests/queue-parts'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Stat, StatGrid } from '@/components/ui/stat'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatAgo } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { getQueue } from '@/lib/report-queue/queries'

export const metadata: Metadata = { title: 'Queue of reports' }

export default async function QueuePage() {
  const viewer = await requireViewer('admin')
  const { figures, running, workers, paused } = await asViewer(viewer, getQueue)
  const { statuses, oldestAt, delayed, failedByClass } = figures
  const now = new Date()
  return (
    <>
      <PageHeader
        title="Queue of reports"
        about="More urgent requests are made first, and every one gets more urgent while it waits. A failed one is tried three times."
      />
      {running.length > 0 && <AutoRefresh seconds={3} />}
      <Section id="standing" title="How it stands">
        <StatGrid>
          <Stat
            label="Waiting"
            value={formatCount(statuses.pending ?? 0)}
            detail={delayed > 0 ? `${formatCount(delayed)} of them until their next try` : undefined}
            href={'/admin/requests?f=status:is:pending' as Route}
          />
          <Stat label="Oldest asked for" value={oldestAt ? formatAgo(new Date(oldestAt), now) : 'none'} />
          <Stat
            label="Being made"
            value={formatCount(statuses.generating ?? 0)}
            href={'/admin/requests?f=status:is:generating' as Route}
          />
          <Stat
            label="Failed"
            value={formatCount(statuses.failed ?? 0)}
            href={'/admin/requests?f=status:is:failed' as Route}
          />
        </StatGrid>
      </Section>
      <Section id="switch" title="Pause">
        <QueueSwitch paused={paused} />
      </Section>
      <Section id="running" title="Being made">
        <RunningReports running={running} now={now} />
      </Section>
      <Section id="failed" title="Failed, by what went wrong">
        <FailedByClass failed={failedByClass} />
      </Section>
      <Section id="workers" title="Workers">
        <SeenWorkers workers={workers} now={now} />
      </Section>
    </>
  )
}
