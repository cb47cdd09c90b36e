import type { Route } from 'next'
import { Section } from '@/components/ui/section'
import { Stat, StatGrid } from '@/components/ui/stat'
import { formatCount } from '@/lib/format/numbers'
import { failedLatelyDays } from '@/lib/jobs/vocabulary'

/** How the background is doing, for the dashboard. */
export function JobStats({ failed, waiting }: { failed: number; waiting: number }) {
  return (
    <Section id="jobs" title="In the background">
      <StatGrid>
        <Stat
          label="Jobs failed"
          value={formatCount(failed)}
          detail={`in the last ${failedLatelyDays} days`}
          href={'/admin/jobs?status=failed-lately' as Route}
        />
        <Stat label="Waiting or running" value={formatCount(waiting)} href={'/admin/jobs?status=unfinished' as Route} />
      </StatGrid>
    </Section>
  )
}
