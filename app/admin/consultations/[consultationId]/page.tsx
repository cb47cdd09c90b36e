import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { NoteMark } from '@/components/consultations/note/note-mark'
import { Amendments, NoteTexts } from '@/components/consultations/note/note-reading'
import { CancelForm, MissedForm, ReopenForm } from '@/components/consultations/outcome-forms'
import { OverlapField } from '@/components/consultations/overlap-field'
import { StatusMark } from '@/components/consultations/status-mark'
import { RecordHeader } from '@/components/records/record-header'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { cancelConsultationAction, missConsultationAction, reopenConsultationAction } from '@/lib/consultations/actions'
import {
  getCancellation,
  getConsultation,
  type Cancellation,
  type ConsultationDetails,
} from '@/lib/consultations/record'
import { listAmendments } from '@/lib/consultations/note-queries'
import { noteFields, noteStateOf } from '@/lib/consultations/note-vocabulary'
import { consultationTypeLabels } from '@/lib/consultations/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { clinicDate, formatMoment } from '@/lib/format/dates'
import { formatMoney } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Consultation' }

export default async function ConsultationPage({ params }: PageProps<'/admin/consultations/[consultationId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).consultationId)
  const found = await asViewer(viewer, async (scope) => {
    const record = await getConsultation(scope, id)
    if (!record) return null
    return {
      record,
      cancellation: record.status === 'cancelled' ? await getCancellation(scope, id) : null,
      amendments: record.signedAt ? await listAmendments(scope, record) : [],
    }
  })
  if (!found) notFound()
  const { record, cancellation, amendments } = found
  const isWritten = noteFields.some((field) => field !== 'chiefComplaint' && record[field] !== null)
  const state = noteStateOf({ ...record, isWritten })
  const open = record.status === 'scheduled'
  const own = `/admin/consultations/${encodeURIComponent(id)}`

  return (
    <div className="max-w-3xl">
      <RecordHeader
        table="consultations"
        id={id}
        title={`${formatMoment(record.consultationDate, 'dateTime')} to ${formatMoment(record.endsAt, 'time')}`}
        about={
          <span className="flex flex-wrap items-center gap-3">
            <StatusMark status={record.status} />
            <NoteMark state={state} amended={new Set(amendments.map(({ amendedAt }) => amendedAt.getTime())).size} />
          </span>
        }
      >
        {open && (
          <>
            <LinkButton href={`${own}/complete` as Route} kind="primary">
              Complete…
            </LinkButton>
            <LinkButton href={`${own}/move` as Route}>Move to…</LinkButton>
          </>
        )}
        <LinkButton href={address('/admin/consultations/new', { patient: record.patientId, doctor: record.doctorId })}>
          Book another
        </LinkButton>
      </RecordHeader>
      <Appointment record={record} cancellation={cancellation} />
      {(state !== 'none' || record.chiefComplaint) && <NoteTexts note={{ ...record, measured: null }} />}
      <Amendments amendments={amendments} />
      <Section id="outcome" title={open ? 'If it does not take place' : 'Reopen'}>
        {record.signedAt ? (
          <p className="text-muted">The note of this visit is signed, so the visit stays as it is.</p>
        ) : open ? (
          <>
            {record.consultationDate <= new Date() && <MissedForm visit={record} action={missConsultationAction} />}
            <CancelForm visit={record} action={cancelConsultationAction} hint="Kept in the history of this record." />
          </>
        ) : (
          <ReopenForm visit={record} action={reopenConsultationAction}>
            <OverlapField />
          </ReopenForm>
        )}
      </Section>
    </div>
  )
}

function Appointment({ record, cancellation }: { record: ConsultationDetails; cancellation: Cancellation | null }) {
  const day = clinicDate(record.consultationDate)
  const { nextId, nextVisitDate } = record
  const next =
    nextVisitDate &&
    (nextId ? <VisitLink key="n" id={nextId} at={nextVisitDate} /> : formatMoment(nextVisitDate, 'dateTime'))
  return (
    <Section
      id="appointment"
      title="Appointment"
      aside={
        <Link
          prefetch={false}
          href={address('/admin/consultations/calendar', { view: 'day', date: day, doctor: record.doctorId })}
        >
          The doctor’s day
        </Link>
      }
    >
      <div className="rounded-control border border-hairline bg-surface p-4">
        <Facts
          items={[
            [
              'Patient',
              <Link prefetch={false} key="p" href={recordHref('patients', record.patientId)}>
                {record.patientName}
              </Link>,
            ],
            [
              'Doctor',
              <Link prefetch={false} key="d" href={recordHref('doctors', record.doctorId)}>
                {doctorTitle(record.doctorName)}
              </Link>,
            ],
            ['Type', consultationTypeLabels[record.consultationType]],
            ['Duration', record.durationMinutes === null ? 'not written down' : `${record.durationMinutes} minutes`],
            ['Fee', record.feeCharged === null ? 'not written down' : formatMoney(record.feeCharged)],
            ['Overlap', record.overlapAllowed ? 'allowed' : null],
            [
              'Session',
              record.sessionId && (
                <Link prefetch={false} key="s" href={recordHref('sessions', record.sessionId)}>
                  Open
                </Link>
              ),
            ],
            [
              'Signed',
              record.signedAt && `${formatMoment(record.signedAt, 'dateTime')} by ${doctorTitle(record.signedByName)}`,
            ],
            [
              'Assessment of the visit',
              record.assessmentId && (
                <Link prefetch={false} key="a" href={recordHref('clinical_assessments', record.assessmentId)}>
                  Open
                </Link>
              ),
            ],
            ['Next visit', next],
            ['Booked in', record.bookedIn && <VisitLink key="b" id={record.bookedIn} at={record.bookedInDate} />],
            [
              'Cancelled',
              cancellation &&
                `${formatMoment(cancellation.at, 'dateTime')} by ${cancellation.by ?? 'somebody'}: ${cancellation.reason ?? 'no reason given'}`,
            ],
          ]}
        />
      </div>
    </Section>
  )
}

function VisitLink({ id, at }: { id: string; at: Date | null }) {
  return (
    <Link prefetch={false} href={recordHref('consultations', id)}>
      {formatMoment(at, 'dateTime')}
    </Link>
  )
}
