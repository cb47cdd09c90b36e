import { EmptyState } from '@/components/ui/empty-state'
import { assignmentTypeLabels } from '@/lib/assignments/vocabulary'
import type { DoctorOfPatient } from '@/lib/doctors/queries'
import { formatMoment } from '@/lib/format/dates'

/** Who treats and treated this patient, with the visits of this patient to each. */
export function CareTeam({ doctors }: { doctors: DoctorOfPatient[] }) {
  if (doctors.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="No doctor is assigned." />
      </div>
    )
  return (
    <ul className="border-y border-hairline bg-surface">
      {doctors.map((doctor) => (
        <li key={doctor.assignmentId} className="border-b border-hairline px-4 py-2.5 last:border-b-0">
          <p className="flex flex-wrap justify-between gap-x-3">
            <span className="font-medium">
              Dr <bdi>{doctor.name}</bdi>
            </span>
            <span className={doctor.isActive ? '' : 'text-muted'}>
              {assignmentTypeLabels[doctor.assignmentType]}
              {doctor.isActive ? '' : ', ended'}
            </span>
          </p>
          <p className="text-muted">{[doctor.specialization, doctor.hospitalAffiliation].filter(Boolean).join(', ')}</p>
          <p className="text-muted">
            {doctor.isActive
              ? `since ${formatMoment(doctor.assignmentDate)}`
              : `${formatMoment(doctor.assignmentDate)} to ${formatMoment(doctor.endedAt)}`}
            {' · '}
            {doctor.consultations === 1 ? '1 visit' : `${doctor.consultations} visits`}
            {doctor.lastVisitDate && `, last ${formatMoment(doctor.lastVisitDate)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
