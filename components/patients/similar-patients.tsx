import Link from 'next/link'
import { recordHref } from '@/lib/changes/record-links'
import { formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { describeAge } from '@/lib/patients/age'
import type { SimilarPatient } from '@/lib/patients/likeness'
import { LikenessWords } from './likeness-words'

/** Before a second record of one person is made: who is there already, and why they may be meant. */
export function SimilarPatients({ patients, now }: { patients: SimilarPatient[]; now: Date }) {
  return (
    <section
      aria-labelledby="similar-title"
      className="mb-6 rounded-control border-2 border-medium-solid bg-medium-tint text-ink px-4 py-3"
    >
      <h2 id="similar-title" className="text-lg font-semibold">
        <span aria-hidden>⚠ </span>
        {patients.length === 1 ? 'This person may be the same' : 'These people may be the same'}
      </h2>
      <p className="mt-1">
        Nothing is saved yet. Open the record if it is the same person; what you typed is kept here for an hour.
      </p>
      <ul className="mt-2 divide-y divide-hairline border-y border-hairline bg-surface">
        {patients.map((patient) => (
          <li key={patient.patientId} className="px-3 py-2">
            <Link href={recordHref('patients', patient.patientId)} prefetch={false} target="_blank">
              <bdi>{patient.name}</bdi>
              <span className="sr-only"> (opens in a new tab)</span>
            </Link>
            <span className="text-muted"> {factsOf(patient, now)}</span>
            <p className="mt-0.5">
              <LikenessWords score={patient.score} reasons={patient.reasons} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function factsOf(patient: SimilarPatient, now: Date): string {
  return [
    patient.dateOfBirth ? `born ${formatCalendarDate(patient.dateOfBirth)}` : describeAge(patient, now),
    patient.phone,
    patient.address,
    `registered ${formatMoment(patient.createdAt)}`,
    patient.lastVisitDate ? `last visit ${formatMoment(patient.lastVisitDate)}` : 'no visit yet',
  ]
    .filter(Boolean)
    .join(' · ')
}
