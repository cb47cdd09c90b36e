import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { historyHref, recordHref } from '@/lib/changes/record-links'
import { formatMoment } from '@/lib/format/dates'
import { unmergePatientsAction } from '@/lib/merges/actions'
import type { Merge } from '@/lib/merges/queries'
import { describeMoved, unmergeDays } from '@/lib/merges/vocabulary'

/** Where a record was before it became part of another. */
export function MergedAway({ merge, now }: { merge: Merge; now: Date }) {
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={
          <>
            <bdi>{merge.mergedName}</bdi> was merged
          </>
        }
        about={
          <>
            Patient <span className="font-mono select-all">{merge.mergedId}</span>
          </>
        }
      />
      <p>
        This record became part of{' '}
        <Link href={recordHref('patients', merge.keptId)} prefetch={false}>
          <bdi>{merge.keptName ?? merge.keptId}</bdi>
        </Link>{' '}
        on {formatMoment(merge.mergedAt, 'dateTime')}, by <bdi>{merge.mergedBy}</bdi>.
      </p>
      <p className="mt-1 text-muted">
        Reason: <bdi>{merge.reason}</bdi>
      </p>
      <div className="mt-4">
        <Unmerge merge={merge} now={now} />
      </div>
    </div>
  )
}

/** On the record that was kept: what went into it. */
export function MergesInto({ merges, now }: { merges: Merge[]; now: Date }) {
  return (
    <section aria-label="Merged records" className="mb-6">
      <ul className="divide-y divide-hairline border-y border-hairline bg-surface">
        {merges.map((merge) => (
          <li key={merge.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2">
            <span>
              <Link href={recordHref('patients', merge.mergedId)} prefetch={false}>
                <bdi>{merge.mergedName ?? merge.mergedId}</bdi>
              </Link>{' '}
              was merged into this record on {formatMoment(merge.mergedAt, 'dateTime')}, by <bdi>{merge.mergedBy}</bdi>
              <span className="block text-muted">{summary(merge)}</span>
            </span>
            <Unmerge merge={merge} now={now} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Unmerge({ merge, now }: { merge: Merge; now: Date }) {
  const until = new Date(merge.mergedAt.getTime() + unmergeDays * 86_400_000)
  if (until < now) {
    return (
      <p className="text-muted">
        It could be taken back until {formatMoment(until)}. The{' '}
        <Link href={historyHref('patients', merge.mergedId)} prefetch={false}>
          history
        </Link>{' '}
        still shows what it said.
      </p>
    )
  }
  return (
    <ActionForm id={`unmerge-${merge.id}`} action={unmergePatientsAction} className="no-print">
      <input type="hidden" name="mergeId" value={merge.id} />
      <SubmitButton kind="secondary" pendingText="Taking back…">
        Undo the merge
      </SubmitButton>
      <p className="mt-1 text-muted">Possible until {formatMoment(until)}.</p>
    </ActionForm>
  )
}

function summary({ moved, reason }: Merge): string {
  return [
    describeMoved(moved) ?? 'Nothing hung on it',
    moved.ended ? `${moved.ended} double ${moved.ended === 1 ? 'assignment' : 'assignments'} ended` : null,
    moved.stepped_down ? 'one of two primary doctors became a consultant' : null,
    moved.account === 'disabled' ? 'its portal account was disabled' : null,
    moved.account === 'moved' ? 'its portal account came along' : null,
    `reason: ${reason}`,
  ]
    .filter(Boolean)
    .join('; ')
}
