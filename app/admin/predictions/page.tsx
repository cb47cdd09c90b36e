import type { Metadata } from 'next'
import { FirstRun } from '@/components/lists/first-run'
import { ListPage } from '@/components/lists/list-page'
import { StandingMark } from '@/components/predictions/standing-mark'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatShare } from '@/lib/format/numbers'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'
import { predictionList } from '@/lib/predictions/list'
import type { Standing } from '@/lib/predictions/vocabulary'

export const metadata: Metadata = { title: 'Predictions' }

export default async function PredictionsPage({ searchParams }: PageProps<'/admin/predictions'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, predictionList, raw))
  return (
    <ListPage
      view={view}
      bulk={bulkActionsOf('predictions')}
      cells={{
        confidenceScore: ({ values }) =>
          formatShare(values.confidenceScore === null ? null : Number(values.confidenceScore)),
        standing: ({ values }) => <StandingMark standing={values.standing as Standing} />,
      }}
      empty={
        <FirstRun
          title="There are no model results yet."
          first={{ href: '/admin/predictions/new', label: 'Record the first result' }}
        >
          What a model said about a session. They come with the old system’s file, or are recorded here; a clinician
          reviews each.
        </FirstRun>
      }
      actions={
        <LinkButton href="/admin/predictions/new" kind="primary">
          Record a model result
        </LinkButton>
      }
    />
  )
}
