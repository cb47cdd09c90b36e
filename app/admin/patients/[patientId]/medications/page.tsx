import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DayScheduleView } from '@/components/medications/day-schedule'
import { PrintButton } from '@/components/medications/print-button'
import { PageHeader } from '@/components/ui/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { clinicToday, formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { medicationsHref } from '@/lib/medications/medications-href'
import { listMedications } from '@/lib/medications/queries'
import { daySchedule } from '@/lib/medications/schedule'
import { getPatientHeader } from '@/lib/patients/queries'

export const metadata: Metadata = { title: 'Medication plan' }

/** A sheet for the patient's kitchen and the next hospital: who, when, what. */
export default async function MedicationPlanPage({ params }: PageProps<'/admin/patients/[patientId]/medications'>) {
  const viewer = await requireViewer('admin')
  const patientId = routeId((await params).patientId)
  const found = await asViewer(viewer, async (scope) => {
    const patient = await getPatientHeader(scope, patientId)
    return patient && { patient, medications: await listMedications(scope, patientId) }
  })
  if (!found) notFound()
  const { patient, medications } = found
  const now = new Date()

  return (
    // read across a kitchen: a third larger on paper, over its whole width
    <div className="max-w-2xl print:max-w-none print:[zoom:1.35]">
      <PageHeader
        title="Medication plan"
        about={
          <>
            <bdi className="font-medium text-ink">{patient.name}</bdi>
            {patient.dateOfBirth && `, born ${formatCalendarDate(patient.dateOfBirth)}`} · as of{' '}
            {formatMoment(now, 'dateTime')}
          </>
        }
      >
        <PrintButton />
        <LinkButton href={medicationsHref(patient)}>Back to the record</LinkButton>
      </PageHeader>
      {patient.allergies && (
        <p className="mb-4">
          <span aria-hidden>⚠ </span>
          <strong>Allergies:</strong> <bdi>{patient.allergies}</bdi>
        </p>
      )}
      <DayScheduleView
        schedule={daySchedule(medications, clinicToday(now))}
        isLinked={false}
        recordedBefore={medications.length === 0 ? patient.currentMedications : null}
      />
      <p className="mt-4 text-muted">
        Times are exact. A dose of Parkinson’s medicine that comes late can mean hours of stiffness or slowness.
      </p>
    </div>
  )
}
