import type { Route } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { Stat } from '@/components/ui/stat'
import { formatCount } from '@/lib/format/numbers'
import { cancelJobAction, startJobAction } from '@/lib/jobs/actions'
import type { BulkPreview as Preview } from '@/lib/jobs/preview'
import type { JobDetails } from '@/lib/jobs/queries'
import { JobRowTable } from './job-row-table'

/** What would happen to which rows, why some are left out, and the question whether to go on. */
export function BulkPreview({ job, preview, noun }: { job: JobDetails; preview: Preview; noun: { many: string } }) {
  const { looked, done, skipped, consequences, rows } = preview
  const left = looked - done
  return (
    <>
      {job.total !== null && looked < job.total && (
        <p className="mb-4 rounded-control border-2 border-medium-solid bg-medium-tint px-4 py-3 text-medium-ink">
          Looked at the first {formatCount(looked)} of {formatCount(job.total)}. The others are looked at when their
          turn comes; the job page then says what became of each.
        </p>
      )}
      <div className="mb-6 grid gap-3 sm:grid-cols-3">
        <Stat label={`${sentence(noun.many)} chosen`} value={formatCount(job.total ?? looked)} />
        <Stat label="Will be done" value={formatCount(done)} />
        <Stat label="Will be skipped" value={formatCount(left)} />
      </div>
      {consequences.map((sentence) => (
        <p key={sentence} className="mb-6 max-w-prose">
          {sentence}
        </p>
      ))}
      {skipped.length > 0 && (
        <Section id="skipped" title="Why some are skipped">
          <ul className="border-y border-hairline bg-surface">
            {skipped.map(({ message, count }) => (
              <li key={message} className="flex flex-wrap gap-x-4 border-b border-hairline px-4 py-2 last:border-b-0">
                <span className="min-w-16 text-right font-medium tabular-nums">{formatCount(count)}</span>
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Confirm job={job} done={done} looked={looked} />
      <Section id="rows" title={rows.length < looked ? `The first ${rows.length}` : 'One by one'}>
        <JobRowTable
          caption="What would become of each row"
          isAhead
          rows={rows.map(({ id, name, href, outcome, message }, index) => ({
            rowNumber: index + 1,
            recordId: id,
            name,
            href: href as Route | null,
            outcome,
            message,
          }))}
          empty={null}
        />
      </Section>
    </>
  )
}

function Confirm({ job, done, looked }: { job: JobDetails; done: number; looked: number }) {
  const nothing = done === 0 && looked === job.total
  return (
    <Section id="confirm" title={nothing ? 'There is nothing to do' : 'Go on?'}>
      <div className="flex max-w-xl flex-col gap-4 rounded-control border border-hairline bg-surface p-4">
        {!nothing && (
          <ActionForm id="start" action={startJobAction}>
            <input type="hidden" name="id" value={job.id} />
            <input type="hidden" name="version" value={job.version} />
            <TextAreaField
              name="reason"
              label="Why"
              hint="Kept with every change, in each record’s history."
              rows={2}
              required
            />
            <SubmitButton pendingText="Starting…">{job.title}</SubmitButton>
            <p className="mt-2 text-muted">
              It runs in the background. All of it can be taken back with one press afterwards.
            </p>
          </ActionForm>
        )}
        <ActionForm id="discard" action={cancelJobAction}>
          <input type="hidden" name="id" value={job.id} />
          <SubmitButton kind={nothing ? 'secondary' : 'quiet'} pendingText="Discarding…">
            Discard
          </SubmitButton>
        </ActionForm>
      </div>
    </Section>
  )
}

function sentence(words: string) {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
