import type { Metadata } from 'next'
import { FeeTable } from '@/components/consultations/fee-table'
import { LinkButton } from '@/components/ui/link-button'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { feeYears, sumFees, type FeePeriod } from '@/lib/consultations/fees'
import { feePeriod } from '@/lib/consultations/schema'
import { asViewer, noteAccess } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { clinicToday, clinicZone, formatCalendarDate } from '@/lib/format/dates'
import { exportFormats } from '@/lib/jobs/vocabulary'
import { getReference } from '@/lib/references/queries'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Fees' }

const path = '/admin/consultations/fees'
const doctorsOfPage = 50

export default async function FeesPage({ searchParams }: PageProps<'/admin/consultations/fees'>) {
  const viewer = await requireViewer('admin')
  const { year: asked, month = null, doctor: ofDoctor, page: askedPage } = feePeriod.parse(await searchParams)
  const year = asked ?? Number(clinicToday().slice(0, 4))
  const { report, years, doctor } = await asViewer(viewer, async (scope) => {
    noteAccess(scope, { action: 'consultations.fees', entity: 'consultations' })
    const doctor = ofDoctor ? await getReference(scope, 'doctors', ofDoctor) : null
    return {
      doctor,
      report: await sumFees(scope, { year, month, doctorId: doctor?.id }, clinicZone()),
      years: await feeYears(scope, clinicZone()),
    }
  })
  const pages = Math.max(1, Math.ceil(report.doctors.length / doctorsOfPage))
  const page = Math.min(askedPage, pages)
  const hrefOf = (number: number) =>
    address(path, { year, month, doctor: doctor?.id, page: number > 1 ? number : undefined })
  const names = monthNames('long')

  return (
    <>
      <PageHeader
        title={`Fees ${month ? names[month - 1] : 'in'} ${year}`}
        about={
          <>
            {doctor && (
              <>
                <bdi>{doctorTitle(doctor.label)}</bdi>.{' '}
              </>
            )}
            Completed visits. A fee of 0 counts as waived; the average leaves out visits without a fee.
          </>
        }
      >
        {doctor && <LinkButton href={address(path, { year, month })}>All doctors</LinkButton>}
        <LinkButton href="/admin/consultations">Consultations</LinkButton>
        <ExportButtons year={year} month={month} doctorId={doctor?.id} />
      </PageHeader>
      <FilterBar action={path} clearHref={null} hidden={{ doctor: doctor?.id }}>
        <FilterSelect
          name="year"
          label="Year"
          value={String(year)}
          any="This year"
          options={[...new Set([...years, year])]
            .sort((one, other) => other - one)
            .map((one) => [String(one), String(one)] as const)}
        />
        <FilterSelect
          name="month"
          label="Month"
          value={month ? String(month) : undefined}
          any="Whole year"
          options={names.map((name, at) => [String(at + 1), name] as const)}
        />
      </FilterBar>
      {report.doctors.length === 0 ? (
        <div className="border-y border-hairline bg-surface">
          <EmptyState title="No visit was completed then.">Choose another year or month.</EmptyState>
        </div>
      ) : (
        <FeeTable
          report={report}
          doctors={report.doctors.slice((page - 1) * doctorsOfPage, page * doctorsOfPage)}
          monthNames={monthNames('short')}
          monthHref={(number) => address(path, { year, month: number, doctor: doctor?.id })}
        />
      )}
      <Pagination before={page > 1 ? hrefOf(page - 1) : null} after={page < pages ? hrefOf(page + 1) : null} />
    </>
  )
}

function ExportButtons({ year, month, doctorId }: FeePeriod) {
  return (
    <form method="post" action="/api/consultations/fees" className="flex flex-wrap gap-1">
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="month" value={month ?? ''} />
      <input type="hidden" name="doctor" value={doctorId ?? ''} />
      {exportFormats.map((format) => (
        <button key={format} name="format" value={format} className={buttonClass('secondary')}>
          <span className="visually-hidden">Export as </span>
          {format.toUpperCase()}
        </button>
      ))}
    </form>
  )
}

function monthNames(length: 'long' | 'short') {
  return Array.from({ length: 12 }, (_, at) => {
    const name = formatCalendarDate(new Date(Date.UTC(2026, at, 1)), 'month').split(' ')[0] ?? ''
    return length === 'long' ? name : name.slice(0, 3)
  })
}
