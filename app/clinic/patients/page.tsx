import type { Metadata } from 'next'
import { PatientFilters } from '@/components/patients/patient-filters'
import { PatientListPage } from '@/components/patients/patient-list-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listPatients } from '@/lib/patients/queries'
import { patientListFilter } from '@/lib/patients/schema'

export const metadata: Metadata = { title: 'My patients' }

export default async function MyPatientsPage({ searchParams }: PageProps<'/clinic/patients'>) {
  const viewer = await requireViewer('doctor')
  const filter = patientListFilter.parse(await searchParams)
  const list = await asViewer(viewer, (scope) => listPatients(scope, filter))

  return (
    <PatientListPage
      title="My patients"
      path="/clinic/patients"
      charts="/clinic/patients"
      filter={filter}
      list={list}
      now={new Date()}
    >
      <PatientFilters path="/clinic/patients" filter={filter} terms={list.terms} />
    </PatientListPage>
  )
}
