import type { ReactNode } from 'react'
import type { MyVisit } from '@/lib/consultations/my-visits'
import type { Clinic } from '@/lib/programme/clinic'
import { placeLines } from '@/lib/programme/place'
import { Card, NothingYet } from './card'
import { DoctorName } from './doctor-name'
import { LongDate } from './long-date'
import { Phone } from './phone'
import { soonWords, visitWords } from './visit-words'

type Props = {
  appointment: MyVisit
  now: Date
  clinic?: Clinic
  /** What can be done with it. */
  children?: ReactNode
}

/** An appointment to come: when first, then with whom, how and where. */
export function Appointment({ appointment, now, clinic, children }: Props) {
  const { consultationDate, consultationType, durationMinutes, chiefComplaint, doctorName } = appointment
  const soon = soonWords(consultationDate, now)
  return (
    <Card>
      <p className="text-2xl leading-snug font-semibold">
        <LongDate at={consultationDate} hour />
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
      {clinic && <Place clinic={clinic} remote={consultationType === 'telemedicine'} />}
      {chiefComplaint && (
        <p>
          It is about: <bdi>{chiefComplaint}</bdi>
        </p>
      )}
      <p className="mt-3 max-w-[66ch] text-muted">
        {consultationType === 'telemedicine' ? 'You need another time' : 'You cannot come'}, or you have a question?{' '}
        {clinic?.phone ? (
          <>
            Call <Phone number={clinic.phone} />.
          </>
        ) : (
          'Ask your clinic.'
        )}
      </p>
      {children && <div className="no-print mt-8 flex flex-wrap gap-3">{children}</div>}
    </Card>
  )
}

function Place({ clinic, remote }: { clinic: Clinic; remote: boolean }) {
  if (remote) return <p>You do not have to go to the clinic.</p>
  const lines = placeLines(clinic)
  if (lines.length === 0) return null
  return (
    <p className="mt-3">
      Where: <bdi className="whitespace-pre-line">{lines.join('\n')}</bdi>
    </p>
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
