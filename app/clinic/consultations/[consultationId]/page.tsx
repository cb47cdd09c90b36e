import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PatientMark } from '@/components/charts/patient-mark'
import { NoteMark } from '@/components/consultations/note/note-mark'
import { NoteReading } from '@/components/consultations/note/note-reading'
import { ReopenForm } from '@/components/consultations/outcome-forms'
import { PatientBanner } from '@/components/patients/patient-banner'
import { LinkButton } from '@/components/ui/link-button'
import { requireViewer } from '@/lib/auth/viewer'
import { idEnd } from '@/lib/clinic-chart/tab'
import { reopenOwnVisitAction } from '@/lib/consultations/actions'
import { getNote, listAmendments } from '@/lib/consultations/note-queries'
import { moveVisitHref, noteHref, writeNoteHref } from '@/lib/consultations/note-vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { getPatientHeader } from '@/lib/patients/queries'

// No name: titles stand in histories and on shared screens.
export async function generateMetadata({
  params,
}: PageProps<'/clinic/consultations/[consultationId]'>): Promise<Metadata> {
  return { title: `Visit ${idEnd(routeId((await params).consultationId))}` }
}

/** A visit's note to read, with what was amended in it. */
export default async function VisitPage({ params }: PageProps<'/clinic/consultations/[consultationId]'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).consultationId)
  const found = await asViewer(viewer, async (scope) => {
    const note = await getNote(scope, id)
    const patient = note && (await getPatientHeader(scope, note.patientId))
    return note && patient && { note, patient, amendments: await listAmendments(scope, note) }
  })
  if (!found) notFound()
  const { note, patient, amendments } = found
  const isOwn = note.doctorId === viewer.doctorId
  const isOpen = ['scheduled', 'completed'].includes(note.status) && note.state !== 'signed'
  const chart = `/clinic/patients/${encodeURIComponent(patient.patientId)}` as Route

  return (
    <>
      <PatientBanner patient={patient} now={new Date()} mark={<PatientMark patientId={patient.patientId} />}>
        <Link prefetch={false} href={chart}>
          Chart
        </Link>
      </PatientBanner>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h2 className="flex flex-wrap items-center gap-3 text-lg font-semibold">
          Visit of {formatMoment(note.consultationDate, 'dateTime')}
          <NoteMark state={note.state} amended={new Set(amendments.map(({ amendedAt }) => amendedAt.getTime())).size} />
        </h2>
        <div className="no-print flex flex-wrap gap-2">
          {isOwn && isOpen && (
            <LinkButton href={writeNoteHref(id)} kind="primary">
              Write the note
            </LinkButton>
          )}
          {isOwn && note.status === 'scheduled' && <LinkButton href={moveVisitHref(id)}>Move or cancel…</LinkButton>}
          {isOwn && note.state === 'signed' && <LinkButton href={`${noteHref(id)}/amend` as Route}>Amend…</LinkButton>}
        </div>
      </div>
      <div className="max-w-4xl">
        {isOwn && ['cancelled', 'no-show'].includes(note.status) && (
          <ReopenForm visit={note} action={reopenOwnVisitAction} className="no-print mb-6" />
        )}
        <NoteReading note={note} amendments={amendments} />
      </div>
    </>
  )
}
