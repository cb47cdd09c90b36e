import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { ExportForm } from '@/components/exports/export-form'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { messages } from '@/lib/errors/messages'
import { outlineExport, type ExportOutline } from '@/lib/exports/queries'
import { exportRequest } from '@/lib/exports/schema'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { directExportRows, exportsPerHour } from '@/lib/jobs/vocabulary'
import { findList } from '@/lib/lists/registry'

export const metadata: Metadata = { title: 'Export' }

const hourMilliseconds = 3_600_000

export default async function NewExportPage({ searchParams }: PageProps<'/admin/exports/new'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const asked = exportRequest.safeParse(raw)
  const list = asked.success ? findList(asked.data.list) : undefined
  if (!asked.success || !list) notFound()
  const outline = await asViewer(viewer, (scope) => outlineExport(scope, list, raw))
  const { count, columns, filters, match, faults, recent } = outline
  const shown = Object.entries(raw).flatMap(([name, value]) =>
    name === 'format' || name === 'refused' || value === undefined
      ? []
      : [value].flat().map((one): [string, string] => [name, one]),
  )
  const query = new URLSearchParams(shown.filter(([name]) => name !== 'list')).toString()
  const rows = `${count.isExact ? '' : 'about '}${formatCount(count.rows)} ${count.rows === 1 ? list.noun.one : list.noun.many}`

  return (
    <>
      <PageHeader title={`Export ${rows}`} about={aboutSize(outline)}>
        <LinkButton href={(query ? `${list.path}?${query}` : list.path) as Route}>Back to the list</LinkButton>
      </PageHeader>
      {faults.map((fault) => (
        <Notice key={fault}>{fault}</Notice>
      ))}
      <div className="mb-6">
        <Facts
          columns={1}
          items={[
            ['Which rows', filters.length > 0 ? filters.join(match === 'any' ? ', or ' : ', and ') : 'All of them'],
            ['Columns, in this order', columns.join(', ')],
          ]}
        />
      </div>
      {recent.count >= exportsPerHour && recent.first ? (
        <Notice>
          You have exported {exportsPerHour} lists within an hour, which is as many as one person may. You can export
          again at {formatMoment(new Date(recent.first.getTime() + hourMilliseconds), 'time')}.
        </Notice>
      ) : (
        <ExportForm
          hidden={shown}
          format={asked.data.format}
          confirm={
            outline.needsConfirmation && {
              hasPasskey: outline.confirmsByPasskey,
              problem: confirmationProblem(raw.refused),
            }
          }
        />
      )}
      <p className="mt-4 max-w-xl text-muted">
        The audit log keeps that you exported this list, by what it was filtered, and how many rows. Patient data that
        leaves the console is yours to protect.
      </p>
    </>
  )
}

/** Why what was given did not do. */
function confirmationProblem(refused: string | string[] | undefined): string | null {
  if (refused === 'wrong-password') return messages['wrong-password']
  if (refused === 'passkey')
    return 'This device is not one of yours, or it took too long. Try again, or enter your password.'
  return refused === 'value-not-allowed' ? 'Enter your password to confirm this.' : null
}

function aboutSize({ count }: ExportOutline) {
  return count.rows <= directExportRows && count.isExact
    ? 'Downloads at once.'
    : 'Large: written in the background. The job’s page then has the file, for a day, for you alone.'
}

function Notice({ children }: { children: React.ReactNode }) {
  return (
    <p
      role="alert"
      className="mb-4 rounded-control border-2 border-medium-solid bg-medium-tint px-4 py-3 text-medium-ink"
    >
      {children}
    </p>
  )
}
