import type { ReactNode } from 'react'
import { formatCalendarDate } from '@/lib/format/dates'
import { describeAge } from '@/lib/patients/age'
import type { PatientHeader } from '@/lib/patients/queries'
import { genderLabels, type Gender } from '@/lib/patients/vocabulary'

/** Who this chart is about: always in sight, so that two charts are not confused. */
export function PatientBanner({
  patient,
  now,
  mark,
  children,
}: {
  patient: PatientHeader
  now: Date
  /** A picture of this patient's own, the same as on the tab. */
  mark?: ReactNode
  children?: ReactNode
}) {
  const age = describeAge(patient, now)
  const facts = [
    patient.gender && genderLabels[patient.gender as Gender],
    age,
    patient.dateOfBirth && `born ${formatCalendarDate(patient.dateOfBirth)}`,
  ].filter(Boolean)
  return (
    <header className="sticky top-0 z-10 -mx-4 mb-5 border-b border-hairline bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 lg:-mx-8 lg:px-8 print:static">
      <div className="flex items-center gap-2">
        {mark}
        <h1 className="text-[1.375rem] leading-tight font-semibold">
          <bdi>{patient.name}</bdi>
        </h1>
      </div>
      <p className="mt-0.5 flex flex-wrap gap-x-4 text-muted">
        <span>{facts.join(', ')}</span>
        <span>
          Patient <span className="font-mono select-all">{patient.patientId}</span>
        </span>
        {/* not recorded is said: nobody is to take it for none */}
        <span className="text-ink">
          {patient.allergies ? (
            <>
              <span aria-hidden>⚠ </span>Allergies: <bdi>{patient.allergies}</bdi>
            </>
          ) : (
            'Allergies: none recorded'
          )}
        </span>
      </p>
      {children && (
        <nav aria-label="Parts of this chart" className="no-print mt-2">
          {children}
        </nav>
      )}
    </header>
  )
}
