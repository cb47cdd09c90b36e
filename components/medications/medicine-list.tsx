import Link from 'next/link'
import { formatCalendarDate } from '@/lib/format/dates'
import { medicineHref } from '@/lib/medications/medications-href'
import type { Medication } from '@/lib/medications/queries'
import { takenIn, type DaySchedule } from '@/lib/medications/schedule'

const linkClass = 'inline-flex min-h-control items-center'

/** Each medicine once, however often a day it is taken, with what its doctor can do; what was ended stands last. */
export function MedicineList({ patientId, schedule }: { patientId: string; schedule: DaySchedule }) {
  const goingOn = [...takenIn(schedule), ...schedule.later]
  if (goingOn.length + schedule.ended.length === 0) return null
  const rows = (medications: Medication[]) => (
    <ul>
      {medications.map((medication) => (
        <MedicineRow key={medication.id} patientId={patientId} medication={medication} />
      ))}
    </ul>
  )
  return (
    <div className="no-print mt-3 rounded-control border border-hairline bg-surface px-4 py-2">
      <h3 className="text-muted">What is recorded</h3>
      {goingOn.length > 0 && rows(goingOn)}
      {schedule.ended.length > 0 && (
        <details>
          <summary className="min-h-control cursor-pointer content-center text-muted">
            Correct what was ended ({schedule.ended.length})
          </summary>
          {rows(schedule.ended)}
        </details>
      )}
    </div>
  )
}

function MedicineRow({ patientId, medication }: { patientId: string; medication: Medication }) {
  const { id, name, dose, endedOn } = medication
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 border-b border-hairline last:border-b-0">
      <span className="min-w-0 wrap-anywhere">
        <bdi>{name}</bdi>, <bdi>{dose}</bdi>
        {endedOn && <span className="text-muted">, until {formatCalendarDate(endedOn)}</span>}
      </span>
      <span className="flex gap-x-4">
        <Link href={medicineHref(patientId, id, 'edit')} prefetch={false} className={linkClass}>
          Change<span className="visually-hidden"> {name}</span>
        </Link>
        {!endedOn && (
          <Link href={medicineHref(patientId, id, 'stop')} prefetch={false} className={linkClass}>
            Stop<span className="visually-hidden"> {name}</span>
          </Link>
        )}
      </span>
    </li>
  )
}
