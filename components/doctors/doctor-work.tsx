import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { assignmentTypeLabels } from '@/lib/assignments/vocabulary'
import { recordHref } from '@/lib/changes/record-links'
import type { AppointmentOfDoctor, PatientOfDoctor } from '@/lib/doctors/queries'
import { formatMoment } from '@/lib/format/dates'
import { address } from '@/lib/tables/address'

const box = 'border-y border-hairline bg-surface'
const line = 'flex flex-wrap items-baseline justify-between gap-x-3 border-b border-hairline px-4 py-2 last:border-b-0'
const link = 'font-medium text-primary underline-offset-2 hover:underline'

/** Whom a doctor treats now: the first by name, and the way to all of them. */
export function PatientsNow({ doctorId, count, first }: { doctorId: string; count: number; first: PatientOfDoctor[] }) {
  if (count === 0)
    return (
      <div className={box}>
        <EmptyState title="No patient is assigned." />
      </div>
    )
  return (
    <>
      <ul className={box}>
        {first.map((patient) => (
          <li key={patient.assignmentId} className={line}>
            <Link href={recordHref('patients', patient.patientId)} prefetch={false} className={link}>
              <bdi>{patient.name}</bdi>
            </Link>
            <Link
              href={recordHref('doctor_patient_assignments', patient.assignmentId)}
              prefetch={false}
              className="text-muted underline-offset-2 hover:underline"
            >
              {assignmentTypeLabels[patient.assignmentType]} since {formatMoment(patient.assignmentDate)}
            </Link>
          </li>
        ))}
      </ul>
      {count > first.length && (
        <p className="mt-2">
          <Link
            prefetch={false}
            href={address('/admin/assignments/board', { lane: doctorId })}
            className="text-primary underline"
          >
            All {count} patients
          </Link>
        </p>
      )}
    </>
  )
}

/** What a doctor is booked for, soonest first. */
export function AppointmentsAhead({ appointments }: { appointments: AppointmentOfDoctor[] }) {
  if (appointments.length === 0)
    return (
      <div className={box}>
        <EmptyState title="No appointment is booked." />
      </div>
    )
  return (
    <ul className={box}>
      {appointments.map((appointment) => (
        <li key={appointment.id} className={line}>
          <Link href={recordHref('consultations', appointment.id)} prefetch={false} className={link}>
            {formatMoment(appointment.at, 'dateTime')}
          </Link>
          <span className="text-muted">
            <bdi>{appointment.patientName}</bdi>, {appointment.type}
          </span>
        </li>
      ))}
    </ul>
  )
}
