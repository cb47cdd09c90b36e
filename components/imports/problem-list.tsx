import type { Route } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import type { ProblemRow, RunDetails } from '@/lib/imports/queries'
import type { ProblemKind, ProblemState } from '@/lib/imports/vocabulary'
import { reasons } from '@/lib/legacy-import/reasons'
import { address } from '@/lib/tables/address'
import type { Page } from '@/lib/tables/page'

const stateLabels: Record<ProblemState, string> = {
  open: 'Set aside',
  retry: 'Being tried again',
  imported: 'Imported',
  discarded: 'Left out',
}

/** The rows an import set aside, each with its reason and a page to mend it; or what it repaired. */
export function ProblemList({
  run,
  problems,
  kind,
}: {
  run: RunDetails
  problems: Page<ProblemRow>
  kind: ProblemKind
}) {
  const path = `/admin/imports/${run.id}`
  const other = kind === 'quarantined' ? 'repaired' : 'quarantined'
  return (
    <Section
      id="problems"
      title={kind === 'quarantined' ? 'Rows set aside' : 'Repairs'}
      aside={
        <Link href={address(path, { kind: other })} prefetch={false} className="text-primary underline">
          {other === 'repaired' ? 'Show repairs' : 'Show rows set aside'}
        </Link>
      }
    >
      <div className="border-y border-hairline bg-surface">
        {problems.rows.length === 0 ? (
          <EmptyState title={kind === 'quarantined' ? 'No row was set aside.' : 'Nothing was repaired.'} />
        ) : (
          <ul>
            {problems.rows.map((problem) => (
              <li key={problem.id} className="border-b border-hairline px-4 py-2 last:border-b-0">
                <span className="font-mono">{problem.tableName}</span>{' '}
                {kind === 'quarantined' ? (
                  <Link
                    href={`${path}/problems/${problem.id}` as Route}
                    prefetch={false}
                    className="font-medium text-primary hover:underline"
                  >
                    <bdi>{problem.rowId ?? `row ${problem.rowNumber}`}</bdi>
                  </Link>
                ) : (
                  <bdi className="font-medium">{problem.rowId}</bdi>
                )}
                {problem.field && <span className="text-muted"> · {problem.field}</span>}
                <p>
                  {reasons[problem.reason]}
                  {problem.detail && (
                    <span className="text-muted">
                      {' '}
                      It said: <bdi>{problem.detail.slice(0, 200)}</bdi>
                    </span>
                  )}
                </p>
                {kind === 'quarantined' && problem.state !== 'open' && (
                  <p className="text-muted">{stateLabels[problem.state]}</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Pagination
        label="Pages of rows"
        before={problems.before ? address(path, { kind, before: problems.before }) : null}
        after={problems.after ? address(path, { kind, after: problems.after }) : null}
      />
    </Section>
  )
}
