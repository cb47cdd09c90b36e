import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { PatientMark } from '@/components/charts/patient-mark'
import { MoveOwnForm } from '@/components/consultations/move-own-form'
import { CancelForm, MissedForm } from '@/components/consultations/outcome-forms'
import { PatientBanner } from '@/components/patients/patient-banner'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { idEnd } from '@/lib/clinic-chart/tab'
import { cancelOwnVisitAction, missOwnVisitAction } from '@/lib/consultations/actions'
import { getNote } from '@/lib/consultations/note-queries'
import { noteHref } from '@/lib/consultations/note-vocabulary'
import { consultationTypeLabels } from '@/lib/consultations/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'

// No name: titles stand in histories and on shared screens.
export async function generateMetadata({
  params,
}: PageProps<'/clinic/consultations/[consultationId]/move'>): Promise<Metadata> {
  return { title: `Move visit ${idEnd(routeId((await params).consultationId))}` }
}

/** A doctor's own appointment, to move, to cancel, or to say that nobody came. */
export default async function MoveVisitPage({ params }: PageProps<'/clinic/consultations/[consultationId]/move'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).consultationId)
  const found = await asViewer(viewer, async (scope) => {
    const visit = await getNote(scope, id)
    const patient = visit && (await getPatientHeader(scope, visit.patientId))
    return visit && patient && { visit, patient }
  })
  if (!found) notFound()
  const { visit, patient } = found
  if (visit.status !== 'scheduled' || visit.doctorId !== viewer.doctorId) redirect(noteHref(id))

  return (
    <>
      <PatientBanner patient={patient} now={new Date()} mark={<PatientMark patientId={patient.patientId} />}>
        <Link prefetch={false} href={`/clinic/patients/${encodeURIComponent(patient.patientId)}` as Route}>
          Chart
        </Link>
      </PatientBanner>
      <div className="max-w-xl">
        <Section id="move" title="Move the visit">
          <p className="mb-4 text-muted">
            Now {formatMoment(visit.consultationDate, 'dateTime')},{' '}
            {consultationTypeLabels[visit.consultationType].toLowerCase()}, with you.
          </p>
          <MoveOwnForm visit={visit} />
        </Section>
        <Section id="outcome" title="If it does not take place">
          {visit.consultationDate <= new Date() && <MissedForm visit={visit} action={missOwnVisitAction} />}
          <CancelForm visit={visit} action={cancelOwnVisitAction} hint="Kept in the history of this visit." />
        </Section>
      </div>
    </>
  )
}
