import type { Metadata } from 'next'
import { AuditTable, type AuditTableRow } from '@/components/audit/audit-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterDate, FilterSelect, FilterText } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { listAuditEvents, type AuditRow } from '@/lib/audit/queries'
import { auditFilter } from '@/lib/audit/schema'
import { outcomeLabels, outcomes } from '@/lib/audit/vocabulary'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({ searchParams }: PageProps<'/admin/audit'>) {
  const viewer = await requireViewer('admin')
  const filter = auditFilter.parse(await searchParams)
  const page = await asViewer(viewer, (scope) => listAuditEvents(scope, filter))
  const { patient, actor, action, outcome, from, to: until } = filter
  const to = (change: { before?: string; after?: string }) =>
    address('/admin/audit', { patient, actor, action, outcome, from, to: until, ...change })
  const filtered = Boolean(patient ?? actor ?? action ?? outcome ?? from ?? until)

  return (
    <>
      <PageHeader title="Audit" about="Who did or saw what. Nobody can change or delete what stands here." />
      <FilterBar action="/admin/audit" clearHref={filtered ? '/admin/audit' : null}>
        <FilterText name="patient" label="Patient id" value={patient} />
        <FilterText name="actor" label="User id" value={actor} />
        <FilterText name="action" label="Action" value={action} />
        <FilterSelect
          name="outcome"
          label="Outcome"
          any="Any"
          value={outcome}
          options={outcomes.map((value) => [value, outcomeLabels[value]] as const)}
        />
        <FilterDate name="from" label="From" value={from} />
        <FilterDate name="to" label="To" value={until} />
      </FilterBar>
      <AuditTable
        rows={page.rows.map(toTableRow)}
        empty={<EmptyState title={filtered ? 'No event fits these filters.' : 'Nothing has happened yet.'} />}
      />
      <Pagination
        before={page.before ? to({ before: page.before }) : null}
        after={page.after ? to({ after: page.after }) : null}
      />
    </>
  )
}

function toTableRow(event: AuditRow): AuditTableRow {
  const about = [
    event.entity,
    event.entityId && event.entityId !== event.patientId ? event.entityId : null,
    event.patientId && `patient ${event.patientId}`,
    event.listedPatients > 0 && `${event.listedPatients} patients`,
  ]
  return {
    id: event.id,
    at: formatMoment(event.at, 'dateTime'),
    who: event.actorName ?? event.actorUserId ?? 'nobody known',
    role: event.actorRole,
    what: event.action,
    about: about.filter(Boolean).join(' · '),
    fields: event.fields.join(', '),
    outcome: event.outcome,
  }
}
