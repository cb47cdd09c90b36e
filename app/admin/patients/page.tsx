import type { Metadata, Route } from 'next'
import { ListPage } from '@/components/lists/list-page'
import { aboutPatient, patientCells } from '@/components/patients/patient-cells'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { bulkActionsOf } from '@/lib/jobs/bulk-registry'
import { readList } from '@/lib/lists/read-list'
import { patientList } from '@/lib/patients/list'

export const metadata: Metadata = { title: 'Patients' }

export default async function PatientsPage({ searchParams }: PageProps<'/admin/patients'>) {
  const viewer = await requireViewer('admin')
  const raw = await searchParams
  const view = await asViewer(viewer, (scope) => readList(scope, patientList, raw))

  const now = new Date()
  return (
    <ListPage
      view={view}
      cells={patientCells(now)}
      rowAbout={(row) => aboutPatient(row, now)}
      bulk={bulkActionsOf('patients')}
      empty={
        <EmptyState title="There are no patients yet.">
          <p className="mb-3">Register the first one, bring a table, or import the old system’s file.</p>
          <span className="inline-flex flex-wrap justify-center gap-2">
            <LinkButton href="/admin/imports/csv">Import from CSV</LinkButton>
            <LinkButton href="/admin/imports">The old system’s file</LinkButton>
          </span>
        </EmptyState>
      }
      notFound={
        <p className="mb-3 flex flex-wrap justify-center gap-2">
          <LinkButton href="/admin/patients/new">Register a new patient</LinkButton>
        </p>
      }
      actions={
        <LinkButton href={'/admin/patients/new' as Route} kind="primary">
          New patient
        </LinkButton>
      }
    />
  )
}
