import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { LikenessWords } from '@/components/patients/likeness-words'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { compareEverybodyAction, dismissDuplicateAction, reopenDuplicateAction } from '@/lib/merges/actions'
import { mergeHref } from '@/lib/merges/merge-href'
import { countWaitingForComparison, listDuplicates, type DuplicatePair } from '@/lib/merges/queries'
import { duplicatesAddress } from '@/lib/merges/schema'
import { describeAge } from '@/lib/patients/age'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Likely duplicates' }
const path = '/admin/patients/duplicates'

export default async function DuplicatesPage({ searchParams }: PageProps<'/admin/patients/duplicates'>) {
  const viewer = await requireViewer('admin')
  const { page, dismissed } = duplicatesAddress.parse(await searchParams)
  const { pairs, waiting } = await asViewer(viewer, async (scope) => ({
    pairs: await listDuplicates(scope, { page, dismissed: dismissed === '1' }),
    waiting: await countWaitingForComparison(scope),
  }))
  const to = (number: number) => address(path, { dismissed, page: number === 1 ? undefined : String(number) }) as Route

  return (
    <div className="max-w-4xl">
      <PageHeader
        title={dismissed ? 'Pairs that are two people' : 'Likely duplicates'}
        about="Records that may be one person, likeliest first. New and changed records are compared by themselves."
      >
        <LinkButton href={(dismissed ? path : `${path}?dismissed=1`) as Route}>
          {dismissed ? 'Likely duplicates' : 'Dismissed pairs'}
        </LinkButton>
      </PageHeader>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-muted">
          {waiting > 0
            ? `${formatCount(waiting)} records are still to be compared.`
            : 'Every record has been compared.'}
        </p>
        <ActionForm
          id="compare"
          action={compareEverybodyAction}
          doneMessage="Asked for. Load the page again to see how far it is."
        >
          <SubmitButton kind="secondary" pendingText="Asking…">
            Compare everybody again
          </SubmitButton>
        </ActionForm>
      </div>
      <div className="border-y border-hairline bg-surface">
        {pairs.rows.length === 0 ? (
          <EmptyState title={dismissed ? 'No pair was dismissed.' : 'No likely duplicates.'}>
            {!dismissed && <p>After an import, compare everybody: imported records are not compared by themselves.</p>}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-hairline">
            {pairs.rows.map((pair) => (
              <Pair key={`${pair.firstId} ${pair.secondId}`} pair={pair} now={new Date()} />
            ))}
          </ul>
        )}
      </div>
      <Pagination
        label="Pages of pairs"
        before={page > 1 ? to(page - 1) : null}
        after={pairs.hasMore ? to(page + 1) : null}
      />
    </div>
  )
}

function Pair({ pair, now }: { pair: DuplicatePair; now: Date }) {
  const { firstId, secondId, dismissedAt, dismissedBy } = pair
  const id = `${firstId}-${secondId}`.replace(/[^\w-]/g, '_')
  return (
    <li className="px-4 py-3">
      <div className="grid gap-2 sm:grid-cols-2">
        <LikelyDuplicate person={pair.first} now={now} />
        <LikelyDuplicate person={pair.second} now={now} />
      </div>
      <p className="mt-1">
        <LikenessWords score={pair.score} reasons={pair.reasons} />
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {dismissedAt ? (
          <>
            <ActionForm id={`reopen-${id}`} action={reopenDuplicateAction}>
              <PairIds pair={pair} />
              <SubmitButton kind="secondary">Put it back on the list</SubmitButton>
            </ActionForm>
            <span className="text-muted">
              Two people, says <bdi>{dismissedBy ?? 'somebody'}</bdi> on {formatMoment(dismissedAt)}
            </span>
          </>
        ) : (
          <>
            <LinkButton href={mergeHref({ keptId: firstId, mergedId: secondId })}>Compare and merge…</LinkButton>
            <ActionForm id={`dismiss-${id}`} action={dismissDuplicateAction}>
              <PairIds pair={pair} />
              <SubmitButton kind="quiet">Not the same person</SubmitButton>
            </ActionForm>
          </>
        )}
      </div>
    </li>
  )
}

function PairIds({ pair }: { pair: DuplicatePair }) {
  return (
    <>
      <input type="hidden" name="firstId" value={pair.firstId} />
      <input type="hidden" name="secondId" value={pair.secondId} />
    </>
  )
}

function LikelyDuplicate({ person, now }: { person: DuplicatePair['first']; now: Date }) {
  return (
    <div>
      <Link href={recordHref('patients', person.patientId)} prefetch={false}>
        <bdi>{person.name}</bdi>
      </Link>
      <p className="text-muted">
        {[
          person.dateOfBirth ? `born ${formatCalendarDate(person.dateOfBirth)}` : describeAge(person, now),
          person.phone,
          person.lastVisitDate ? `last visit ${formatMoment(person.lastVisitDate)}` : 'no visit yet',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}
