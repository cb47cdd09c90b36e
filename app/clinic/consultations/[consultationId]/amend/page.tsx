import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { PatientMark } from '@/components/charts/patient-mark'
import { AmendForm } from '@/components/consultations/note/amend-form'
import { PatientBanner } from '@/components/patients/patient-banner'
import { requireViewer } from '@/lib/auth/viewer'
import { idEnd } from '@/lib/clinic-chart/tab'
import { getNote } from '@/lib/consultations/note-queries'
import { noteHref } from '@/lib/consultations/note-vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'

// No name: titles stand in histories and on shared screens.
export async function generateMetadata({
  params,
}: PageProps<'/clinic/consultations/[consultationId]/amend'>): Promise<Metadata> {
  return { title: `Amend note of visit ${idEnd(routeId((await params).consultationId))}` }
}

/** A signed note, to amend by the doctor who signed it. */
export default async function AmendNotePage({ params }: PageProps<'/clinic/consultations/[consultationId]/amend'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).consultationId)
  const found = await asViewer(viewer, async (scope) => {
    const note = await getNote(scope, id)
    const patient = note && (await getPatientHeader(scope, note.patientId))
    return note && patient && { note, patient }
  })
  if (!found) notFound()
  const { note, patient } = found
  if (note.state !== 'signed' || note.doctorId !== viewer.doctorId) redirect(noteHref(id))

  return (
    <>
      <PatientBanner patient={patient} now={new Date()} mark={<PatientMark patientId={patient.patientId} />}>
        <Link prefetch={false} href={`/clinic/patients/${encodeURIComponent(patient.patientId)}` as Route}>
          Chart
        </Link>
      </PatientBanner>
      <h2 className="text-lg font-semibold">Amend the note of {formatMoment(note.consultationDate, 'dateTime')}</h2>
      <p className="mt-1 mb-4 max-w-prose text-muted">
        Signed {formatMoment(note.signedAt, 'dateTime')}. What you change here is shown as changed: what stood there
        before, by whom, when and why stays in the note.
      </p>
      <AmendForm note={note} />
    </>
  )
}
