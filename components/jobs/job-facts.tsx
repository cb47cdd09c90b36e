import type { Route } from 'next'
import Link from 'next/link'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { formatMoment } from '@/lib/format/dates'
import type { JobDetails } from '@/lib/jobs/queries'
import { jobKindLabels } from '@/lib/jobs/vocabulary'

/** Who asked for a job, when, and why. */
export function JobFacts({ job }: { job: JobDetails }) {
  const { startedAt, finishedAt } = job
  return (
    <Section id="about" title="About this job">
      <Facts
        columns={3}
        items={[
          ['Kind', jobKindLabels[job.kind]],
          ['Asked for by', job.requestedByName ?? 'a deleted account'],
          ['Why', job.reason],
          ['Asked for', formatMoment(job.createdAt, 'dateTime')],
          ['Started', startedAt && formatMoment(startedAt, 'dateTime')],
          ['Ended', finishedAt && formatMoment(finishedAt, 'dateTime')],
          ['Took', startedAt && finishedAt && duration(finishedAt.getTime() - startedAt.getTime())],
          ['Cancelled by', job.cancelledByName],
          [
            'What it changed',
            job.operationId && (
              <Link href={`/admin/changes/${job.operationId}` as Route} prefetch={false}>
                Every change of it
              </Link>
            ),
          ],
        ]}
      />
    </Section>
  )
}

function duration(milliseconds: number) {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 2) return 'about a second'
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
}
