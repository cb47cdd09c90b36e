import type { Metadata } from 'next'
import { PatientFilters } from '@/components/patients/patient-filters'
import { PatientListPage } from '@/components/patients/patient-list-page'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listDoctorChoices } from '@/lib/doctors/queries'
import { listPatients } from '@/lib/patients/queries'
import { patientListFilter } from '@/lib/patients/schema'

export const metadata: Metadata = { title: 'Patients' }

export default async function PatientsPage({ searchParams }: PageProps<'/admin/patients'>) {
  const viewer = await requireViewer('admin')
  const filter = patientListFilter.parse(await searchParams)
  const { list, doctors } = await asViewer(viewer, async (scope) => ({
    list: await listPatients(scope, filter),
    doctors: await listDoctorChoices(scope, filter.doctor),
  }))

  return (
    <PatientListPage title="Patients" path="/admin/patients" filter={filter} list={list} now={new Date()}>
      <PatientFilters path="/admin/patients" filter={filter} terms={list.terms} doctors={doctors} everybody />
    </PatientListPage>
  )
}
