import type { Route } from 'next'
import { Section } from '@/components/ui/section'
import { Stat } from '@/components/ui/stat'
import { formatAgo } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { failedLatelyDays } from '@/lib/jobs/vocabulary'
import type { SystemFigures, Work } from '@/lib/system/queries'

type Props = { work: Work; files: SystemFigures['files']; words: { signed: number; all: number }; now: Date }

/** What waits, what runs and what failed; each number leads to the list of what it counts. */
export function WorkWaiting({ work, files, words, now }: Props) {
  const { reports, jobs, comparisons } = work
  return (
    <Section id="work" title="Work waiting">
      <div className="grid grid-cols-1 gap-3 min-[22rem]:grid-cols-2 xl:grid-cols-4">
        <Stat
          label="Reports waiting"
          value={formatCount(reports.statuses.pending ?? 0)}
          detail={reports.oldestAt ? `oldest asked for ${formatAgo(new Date(reports.oldestAt), now)}` : 'nothing waits'}
          href={'/admin/requests?f=status:is:pending' as Route}
        />
        <Stat
          label="Reports failed"
          value={formatCount(reports.statuses.failed ?? 0)}
          href={'/admin/requests?f=status:is:failed' as Route}
        />
        <Stat
          label="Processes that make reports"
          value={formatCount(reports.workers)}
          detail={reports.pausedAt ? 'the queue is paused' : reports.workers === 0 ? 'none is alive' : undefined}
          href={'/admin/queue' as Route}
        />
        <Integrity check={work.check} now={now} />
        <Stat
          label="Jobs running"
          value={formatCount(jobs.running)}
          detail={jobs.waiting > 0 ? `${formatCount(jobs.waiting)} more wait` : undefined}
          href={'/admin/jobs?status=running' as Route}
        />
        <Stat
          label={`Jobs failed in ${failedLatelyDays} days`}
          value={formatCount(jobs.failedLately)}
          href={'/admin/jobs?status=failed-lately' as Route}
        />
        <Mails mails={work.mails} now={now} />
        <Stat
          label="Patients to compare"
          value={formatCount(comparisons)}
          detail="with the others, for duplicates"
          href="/admin/patients/duplicates"
        />
        <Stat
          label="Patients’ own data to pack"
          value={formatCount(files.archivesWaiting)}
          detail={files.archivesFailed > 0 ? `${formatCount(files.archivesFailed)} could not be made` : undefined}
          href={'/admin/audit?f=entity:is:data_archives' as Route}
        />
        <Stat
          label="Words for patients without a signature"
          value={formatCount(words.all - words.signed)}
          detail={`of ${formatCount(words.all)}; doctors sign them in the clinic`}
          href={'/admin/audit?f=entity:is:glossary_texts' as Route}
        />
      </div>
    </Section>
  )
}

function Integrity({ check, now }: { check: Work['check']; now: Date }) {
  return (
    <Stat
      label="Rows that differ from a recount"
      value={check ? formatCount(check.mismatches) : '—'}
      detail={check ? `last checked ${formatAgo(check.finishedAt, now)}` : 'never checked'}
      href="/admin/integrity"
    />
  )
}

function Mails({ mails, now }: { mails: Work['mails']; now: Date }) {
  const { statuses, oldestAt } = mails
  return (
    <>
      <Stat
        label="Mails waiting"
        value={formatCount((statuses.queued ?? 0) + (statuses.sending ?? 0))}
        detail={oldestAt ? `first one due ${formatAgo(oldestAt, now)}` : undefined}
        href={'/admin/settings#mail' as Route}
      />
      <Stat label="Mails failed" value={formatCount(statuses.failed ?? 0)} href={'/admin/settings#mail' as Route} />
    </>
  )
}
