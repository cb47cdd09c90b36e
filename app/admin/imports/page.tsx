import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { UploadForm } from '@/components/imports/upload-form'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { formatMoment } from '@/lib/format/dates'
import { formatBytes, formatCount } from '@/lib/format/numbers'
import { listImportRuns } from '@/lib/imports/queries'
import { importStatusLabels } from '@/lib/imports/vocabulary'

export const metadata: Metadata = { title: 'Imports' }

export default async function ImportsPage({ searchParams }: PageProps<'/admin/imports'>) {
  const viewer = await requireViewer('admin')
  const { refused } = await searchParams
  const runs = await asViewer(viewer, listImportRuns)

  return (
    <>
      <PageHeader
        title="Imports"
        about="Bring in the old system’s file: backed up first, verified, and taken back whole if need be."
      >
        <LinkButton href="/admin/imports/csv">Import from CSV</LinkButton>
      </PageHeader>
      <Section id="new" title="New import">
        {refused && (
          <p role="alert" className="mb-3 rounded-control border-2 border-danger bg-danger-tint px-4 py-3 text-danger">
            The file was not kept. Choose a database file of the old system. With JavaScript switched off it may have at
            most 64 MB; the command line takes larger ones: npm run import -- FILE.db.
          </p>
        )}
        <UploadForm most={formatBytes(env().SUBSTANTIA_MAX_IMPORT_MB * 1024 * 1024)} />
      </Section>
      <Section id="runs" title="Imports so far">
        <div className="border-y border-hairline bg-surface">
          {runs.length === 0 ? (
            <EmptyState title="Nothing has been imported yet." />
          ) : (
            <ul>
              {runs.map((run) => (
                <li
                  key={run.id}
                  className="relative flex flex-wrap justify-between gap-x-4 border-b border-hairline px-4 py-2.5 last:border-b-0 hover:bg-primary-tint"
                >
                  <span>
                    <Link
                      href={`/admin/imports/${run.id}` as Route}
                      prefetch={false}
                      className="font-medium text-primary after:absolute after:inset-0"
                    >
                      Run {run.id}: <bdi>{run.fileName}</bdi>
                    </Link>
                    <span className="text-muted">
                      {' '}
                      · {formatBytes(run.fileBytes)}
                      {run.layout && ` · ${run.layout} layout`}
                      {run.dryRun && ' · dry run'} · {formatMoment(run.requestedAt, 'dateTime')}
                      {run.requestedByName && ` · ${run.requestedByName}`}
                    </span>
                  </span>
                  <span className={run.status === 'failed' ? 'font-medium text-danger' : ''}>
                    {importStatusLabels[run.status]}
                    {run.openProblems > 0 && (
                      <span className="text-medium-ink"> · rows set aside: {formatCount(run.openProblems)}</span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Section>
    </>
  )
}
