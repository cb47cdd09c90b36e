import type { ConsultationRow } from '@/lib/consultations/queries'
import { formatMoment } from '@/lib/format/dates'
import { Card, NothingYet } from './card'
import { DoctorName } from './doctor-name'
import { soonWords, visitWords } from './visit-words'

/** An appointment to come: when first, then with whom and how. */
export function Appointment({ appointment, now }: { appointment: ConsultationRow; now: Date }) {
  const { consultationDate, consultationType, durationMinutes, chiefComplaint, doctorName } = appointment
  const soon = soonWords(consultationDate, now)
  return (
    <Card>
      <p className="text-2xl leading-snug font-semibold">
        <time dateTime={consultationDate.toISOString()}>
          {formatMoment(consultationDate, 'longDate')} at {formatMoment(consultationDate, 'time')}
        </time>
      </p>
      {soon && <p className="text-xl">This is {soon}.</p>}
      <p className="mt-3">
        With{' '}
        <span className="font-semibold">
          <DoctorName name={doctorName} />
        </span>
      </p>
      <p>
        {visitWords[consultationType]}
        {durationMinutes ? `, for about ${durationMinutes} minutes` : ''}
      </p>
      {chiefComplaint && (
        <p>
          It is about: <bdi>{chiefComplaint}</bdi>
        </p>
      )}
      <p className="mt-3 max-w-[66ch] text-muted">You cannot come, or you have a question? Ask your clinic.</p>
    </Card>
  )
}

export function NoAppointment() {
  return (
    <NothingYet title="You have no appointment right now.">
      <p>When your clinic books one, it will stand here with the day, the time and the doctor.</p>
      <p>Do you think you should have one? Ask your clinic.</p>
    </NothingYet>
  )
}
