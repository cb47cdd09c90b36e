import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { movePatientAction } from '@/lib/assignments/actions'
import type { LoadedDoctor } from '@/lib/assignments/queries'
import { LoadBar } from './load-bar'

/** Another doctor for one patient: those of the same speciality who are near or have room, each by one press, or anybody. */
export function MoveForm({
  patientId,
  fromDoctorId,
  suggestions,
}: {
  patientId: string
  fromDoctorId: string | null
  suggestions: LoadedDoctor[]
}) {
  const who = (
    <>
      <input type="hidden" name="patientId" value={patientId} />
      <input type="hidden" name="fromDoctorId" value={fromDoctorId ?? ''} />
    </>
  )
  return (
    <>
      {suggestions.length > 0 && (
        <>
          <h2 className="mb-2 text-lg font-semibold">
            {fromDoctorId
              ? 'Of the same speciality: of their hospital first, then with most room'
              : 'Of their hospital first, then with most room'}
          </h2>
          <ul className="mb-8 border-y border-hairline bg-surface">
            {suggestions.map((doctor) => (
              <li
                key={doctor.doctorId}
                className="flex flex-wrap items-center justify-between gap-3 border-b border-hairline px-4 py-2 last:border-b-0"
              >
                <span>
                  <span className="block font-medium">
                    Dr <bdi>{doctor.name}</bdi>
                  </span>
                  <span className="block text-muted">
                    {[doctor.specialization, doctor.hospitalAffiliation].filter(Boolean).join(', ')}
                  </span>
                  <LoadBar patients={doctor.patients} capacity={doctor.capacityPatients} />
                </span>
                <ActionForm id={`to-${doctor.doctorId}`} action={movePatientAction}>
                  {who}
                  <input type="hidden" name="doctorId" value={doctor.doctorId} />
                  <SubmitButton kind="secondary" pendingText="Moving…">
                    Move here
                  </SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="mb-2 text-lg font-semibold">Another doctor</h2>
      <ActionForm id="move" action={movePatientAction}>
        {who}
        <ReferenceField name="doctorId" label="Doctor" kind="doctors" required />
        <TextAreaField name="reason" label="Why (optional)" rows={2} />
        <SubmitButton pendingText="Moving…">Move</SubmitButton>
      </ActionForm>
    </>
  )
}
