import type { Route } from 'next'
import Link from 'next/link'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { formatMoment } from '@/lib/format/dates'
import type { JobDetails } from '@/lib/jobs/queries'
import { jobKindLabels } from '@/lib/jobs/vocabulary'

/** Who asked for a job, when, and why; of an export also what it holds. */
export function JobFacts({ job, exported }: { job: JobDetails; exported: { rows: string; columns: string } | null }) {
  const { startedAt, finishedAt } = job
  return (
    <Section id="about" title="About this job">
      <Facts
        columns={3}
        items={[
          ['Kind', jobKindLabels[job.kind]],
          ['Asked for by', job.requestedByName ?? 'a deleted account'],
          ['Why', job.reason],
          ...(exported ? held(exported) : []),
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

function held({ rows, columns }: { rows: string; columns: string }): [name: string, value: string][] {
  return [
    ['Which rows', rows],
    ['Columns, in this order', columns],
  ]
}

function duration(milliseconds: number) {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 2) return 'about a second'
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
}
