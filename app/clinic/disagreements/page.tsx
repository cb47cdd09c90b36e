import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { madeAgainWords } from '@/components/reports/made-again-words'
import { DisagreementList } from '@/components/reviews/disagreement-list'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatCount } from '@/lib/format/numbers'
import { countDisagreements, listDisagreements, type DisagreementCounts } from '@/lib/reviews/disagreements'
import { disagreementFilter } from '@/lib/reviews/schema'
import { disagreementReasonLabels, disagreementReasons, type DisagreementReason } from '@/lib/reviews/vocabulary'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Second looks' }

const path = '/clinic/disagreements'

export default async function DisagreementsPage({ searchParams }: PageProps<'/clinic/disagreements'>) {
  const viewer = await requireViewer('doctor')
  const filter = disagreementFilter.parse(await searchParams)
  const { counts, page } = await asViewer(viewer, async (scope) => ({
    counts: await countDisagreements(scope),
    page: await listDisagreements(scope, filter),
  }))
  const madeAgain = madeAgainWords(filter.again ?? 0)
  const to = (change: { before?: string; after?: string }) =>
    address(path, { reason: filter.reason, size: filter.size === 50 ? undefined : filter.size, ...change })

  return (
    <>
      <PageHeader
        title="Second looks"
        about="Unreviewed model results of your patients that something speaks against. Newest first."
      />
      {madeAgain && (
        <p role="status" className="mb-4 rounded-control border border-line bg-info-tint px-4 py-3 text-info-ink">
          Your review is signed. {madeAgain}
        </p>
      )}
      <ReasonTabs counts={counts} chosen={filter.reason} />
      <DisagreementList rows={page.rows} reason={filter.reason} />
      <Pagination
        label="Pages of results"
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}

function ReasonTabs({ counts, chosen }: { counts: DisagreementCounts; chosen?: DisagreementReason }) {
  const tabs: [key: DisagreementReason | 'all', label: string, href: Route][] = [
    ['all', 'All', path as Route],
    ...disagreementReasons.map((reason): [DisagreementReason, string, Route] => [
      reason,
      disagreementReasonLabels[reason],
      address(path, { reason }),
    ]),
  ]
  return (
    <nav aria-label="By reason" className="mb-3">
      <ul className="flex flex-wrap gap-2">
        {tabs.map(([key, label, href]) => {
          const here = key === (chosen ?? 'all')
          return (
            <li key={key}>
              <Link
                href={href}
                prefetch={false}
                aria-current={here ? 'page' : undefined}
                className={`inline-flex min-h-control items-center gap-2 rounded-control border px-3 no-underline ${
                  here ? 'border-primary bg-primary-tint font-semibold text-primary' : 'border-line bg-surface text-ink'
                }`}
              >
                {label}
                <span className="tabular-nums">{formatCount(counts[key])}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
