import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PatientMark } from '@/components/charts/patient-mark'
import { NewNoteForm } from '@/components/consultations/note/note-form'
import { PatientBanner } from '@/components/patients/patient-banner'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import {
  getEarlierMeasured,
  getEarlierTexts,
  listVisitsToWrite,
  type TodaysVisit,
} from '@/lib/consultations/note-queries'
import { newNoteAddress } from '@/lib/consultations/note-schema'
import { writeNoteHref } from '@/lib/consultations/note-vocabulary'
import { consultationTypeLabels } from '@/lib/consultations/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment, momentForField } from '@/lib/format/dates'
import { getPatientHeader } from '@/lib/patients/queries'
import { listPhrases } from '@/lib/phrases/queries'

export async function generateMetadata({ searchParams }: PageProps<'/clinic/consultations/new'>): Promise<Metadata> {
  const { patient } = newNoteAddress.parse(await searchParams)
  return patient ? tabOf('New note', patient) : { title: 'New note' }
}

/** The note of a visit that is not in the calendar; what is there already comes first. */
export default async function NewNotePage({ searchParams }: PageProps<'/clinic/consultations/new'>) {
  const viewer = await requireViewer('doctor')
  const { patient: patientId } = newNoteAddress.parse(await searchParams)
  if (!patientId) notFound()
  const now = new Date()
  now.setSeconds(0, 0)
  const found = await asViewer(viewer, async (scope) => {
    const patient = await getPatientHeader(scope, patientId)
    if (!patient) return null
    const before = { patientId, before: now }
    return {
      patient,
      visits: await listVisitsToWrite(scope, patientId),
      earlier: await getEarlierTexts(scope, before),
      earlierMeasured: await getEarlierMeasured(scope, before),
      phrases: await listPhrases(scope),
    }
  })
  if (!found) notFound()
  const { patient, visits, ...beside } = found

  return (
    <>
      <PatientBanner patient={patient} now={now} mark={<PatientMark patientId={patientId} />}>
        <Link prefetch={false} href={`/clinic/patients/${encodeURIComponent(patientId)}` as Route}>
          Chart
        </Link>
      </PatientBanner>
      <Known visits={visits} />
      <h2 className="mb-4 text-lg font-semibold">Note of a visit that was not booked</h2>
      <NewNoteForm patientId={patientId} now={momentForField(now)} doctorId={viewer.doctorId} {...beside} />
    </>
  )
}

/** Most notes are of an appointment. */
function Known({ visits }: { visits: TodaysVisit[] }) {
  if (visits.length === 0) return null
  return (
    <section
      aria-label="Visits without a signed note"
      className="mb-6 rounded-control border border-line bg-info-tint px-4 py-3 text-info-ink"
    >
      <p className="font-semibold">Is it one of these?</p>
      <ul>
        {visits.map(({ id, consultationDate, consultationType }) => (
          <li key={id}>
            <Link
              prefetch={false}
              href={writeNoteHref(id)}
              className="inline-flex min-h-control items-center underline"
            >
              Visit of {formatMoment(consultationDate, 'dateTime')},{' '}
              {consultationTypeLabels[consultationType].toLowerCase()}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
