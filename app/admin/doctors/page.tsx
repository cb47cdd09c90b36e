import type { Metadata } from 'next'
import { DoctorTable } from '@/components/doctors/doctor-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { listDoctors } from '@/lib/doctors/queries'
import { doctorListFilter } from '@/lib/doctors/schema'
import { approvalStateLabels, approvalStates } from '@/lib/doctors/vocabulary'
import { formatAgo } from '@/lib/format/dates'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Doctors' }

export default async function DoctorsPage({ searchParams }: PageProps<'/admin/doctors'>) {
  const viewer = await requireViewer('admin')
  const filter = doctorListFilter.parse(await searchParams)
  const { rows, before, after } = await asViewer(viewer, (scope) => listDoctors(scope, filter))
  const now = new Date()
  const to = (change: { before?: string; after?: string }) =>
    address('/admin/doctors', { state: filter.state, size: filter.size === 50 ? undefined : filter.size, ...change })

  return (
    <>
      <PageHeader title="Doctors" about="Who treats patients, and how many each treats now." />
      <FilterBar action="/admin/doctors" clearHref={filter.state ? '/admin/doctors' : null}>
        <FilterSelect
          name="state"
          label="Approval"
          any="Any"
          value={filter.state}
          options={approvalStates.map((state) => [state, approvalStateLabels[state]] as const)}
        />
      </FilterBar>
      <DoctorTable
        rows={rows.map((doctor) => ({
          doctorId: doctor.doctorId,
          href: address('/admin/patients', { doctor: doctor.doctorId }),
          name: doctor.name,
          about: [doctor.specialization, doctor.hospitalAffiliation].filter(Boolean).join(', '),
          licenseNumber: doctor.licenseNumber ?? '—',
          approvalState: doctor.approvalState,
          activePatients: doctor.activePatients,
          lastLogin: formatAgo(doctor.lastLogin, now),
        }))}
        empty={<EmptyState title="There is no doctor here." />}
      />
      <Pagination before={before ? to({ before }) : null} after={after ? to({ after }) : null} />
    </>
  )
}
