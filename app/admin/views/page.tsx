import type { Metadata } from 'next'
import Link from 'next/link'
import { PinForm } from '@/components/lists/view-panel'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { deletionHref, editHref, historyHref, recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { listEveryView, type KeptView } from '@/lib/lists/queries'
import { findList } from '@/lib/lists/registry'
import { visibilityLabels } from '@/lib/lists/vocabulary'

export const metadata: Metadata = { title: 'Saved views' }

export default async function ViewsPage() {
  const viewer = await requireViewer('admin')
  const views = (await asViewer(viewer, listEveryView)).filter(({ list }) => findList(list))
  const ofOthers = views.filter(({ isMine }) => !isMine)

  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Saved views"
        about="Filters, order, columns and widths of lists, kept under a name. Who may see which rows is asked each time one is opened."
      />
      <Section id="own" title="Yours">
        <ViewList
          views={views.filter(({ isMine }) => isMine)}
          empty={
            <EmptyState title="You have saved no view yet.">
              Filter or order a list, then “Save as view…” above its rows.
            </EmptyState>
          }
        />
      </Section>
      {ofOthers.length > 0 && (
        <Section id="shared" title="Shared with your role">
          <ViewList views={ofOthers} empty={null} />
        </Section>
      )}
    </div>
  )
}

function ViewList({ views, empty }: { views: KeptView[]; empty: React.ReactNode }) {
  return (
    <div className="border-y border-hairline bg-surface">
      {views.length === 0 ? (
        empty
      ) : (
        <ul className="list-none">
          {views.map((view) => (
            <ViewLine key={view.id} view={view} />
          ))}
        </ul>
      )}
    </div>
  )
}

const link = 'inline-flex min-h-8 items-center text-primary underline underline-offset-2'

function ViewLine({ view }: { view: KeptView }) {
  const { id, list, name, ownerName, isMine, visibility, isOwnDefault, isPinned, updatedAt } = view
  const about = [
    findList(list)?.title,
    isMine ? visibilityLabels[visibility].toLowerCase() : `of ${ownerName}`,
    isOwnDefault && 'shown first',
    isPinned && 'in your sidebar',
    `changed ${formatMoment(updatedAt, 'dateTime')}`,
  ]
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline px-4 py-2 last:border-b-0">
      <span className="min-w-0 wrap-anywhere">
        <Link href={recordHref('saved_views', id)} prefetch={false} className="font-medium text-primary">
          <bdi>{name}</bdi>
        </Link>
        <span className="block text-muted">{about.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <PinForm view={view} named />
        {isMine && (
          <>
            <Link
              href={editHref('saved_views', id)}
              prefetch={false}
              className={link}
              aria-label={`Rename or share ${name}`}
            >
              Rename or share
            </Link>
            <Link
              href={historyHref('saved_views', id)}
              prefetch={false}
              className={link}
              aria-label={`History of ${name}`}
            >
              History
            </Link>
            <Link
              href={deletionHref('saved_views', id)}
              prefetch={false}
              className={link}
              aria-label={`Delete ${name}`}
            >
              Delete…
            </Link>
          </>
        )}
      </span>
    </li>
  )
}
