import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { PatientMark } from '@/components/charts/patient-mark'
import { NoteForm } from '@/components/consultations/note/note-form'
import { NoteMark } from '@/components/consultations/note/note-mark'
import { PatientBanner } from '@/components/patients/patient-banner'
import { requireViewer } from '@/lib/auth/viewer'
import { idEnd } from '@/lib/clinic-chart/tab'
import { getEarlierMeasured, getEarlierTexts, getNote } from '@/lib/consultations/note-queries'
import { noteHref } from '@/lib/consultations/note-vocabulary'
import { consultationTypeLabels } from '@/lib/consultations/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'
import { listPhrases } from '@/lib/phrases/queries'

// No name: titles stand in histories and on shared screens.
export async function generateMetadata({
  params,
}: PageProps<'/clinic/consultations/[consultationId]/write'>): Promise<Metadata> {
  return { title: `Note of visit ${idEnd(routeId((await params).consultationId))}` }
}

/** The note of a visit, to write. What is signed, or another doctor's, is only read. */
export default async function WriteNotePage({ params }: PageProps<'/clinic/consultations/[consultationId]/write'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).consultationId)
  const found = await asViewer(viewer, async (scope) => {
    const note = await getNote(scope, id)
    const patient = note && (await getPatientHeader(scope, note.patientId))
    if (!note || !patient) return null
    const before = { patientId: note.patientId, before: note.consultationDate, except: id }
    return {
      note,
      patient,
      earlier: await getEarlierTexts(scope, before),
      earlierMeasured: await getEarlierMeasured(scope, before),
      phrases: await listPhrases(scope),
    }
  })
  if (!found) notFound()
  const { note, patient, ...beside } = found
  const isWritable = note.doctorId === viewer.doctorId && ['scheduled', 'completed'].includes(note.status)
  if (note.state === 'signed' || !isWritable) redirect(noteHref(id))

  return (
    <>
      <PatientBanner patient={patient} now={new Date()} mark={<PatientMark patientId={patient.patientId} />}>
        <Link prefetch={false} href={`/clinic/patients/${encodeURIComponent(patient.patientId)}` as Route}>
          Chart
        </Link>
      </PatientBanner>
      <h2 className="mb-4 flex flex-wrap items-center gap-3 text-lg font-semibold">
        Visit of {formatMoment(note.consultationDate, 'dateTime')},{' '}
        {consultationTypeLabels[note.consultationType].toLowerCase()}
        <NoteMark state="draft" />
      </h2>
      <NoteForm note={note} doctorId={viewer.doctorId} {...beside} />
    </>
  )
}
