import { ReferenceField } from '@/components/references/reference-field'
import { DateField } from '@/components/ui/date-fields'
import { TextAreaField, TextField } from '@/components/ui/form-fields'
import { CheckboxField } from '@/components/ui/number-fields'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { dateForField } from '@/lib/format/dates'
import type { MedicationRecord } from '@/lib/medications/queries'

type Props = {
  medication?: MedicationRecord
  firstDay?: string
  /** The doctor who fills this in; an administrator names whoever prescribed it. */
  doctorId?: string
}

/** One medicine: what, how much, and at which minutes of the day. */
export function MedicationFields({ medication, firstDay, doctorId }: Props) {
  return (
    <>
      <TextField
        name="name"
        label="Medicine and strength"
        hint="Such as Levodopa/carbidopa 100/25 mg."
        autoComplete="off"
        defaultValue={medication?.name}
        required
      />
      <TextField
        name="dose"
        label="Each time"
        hint="Such as 1 tablet, or half a tablet."
        autoComplete="off"
        defaultValue={medication?.dose}
        required
      />
      <TextField
        name="times"
        label="Times of the day"
        hint="Exact, by the clock, such as 07:00, 11:30, 15:00, 19:00."
        autoComplete="off"
        defaultValue={medication?.times.join(', ')}
      />
      <CheckboxField
        name="asNeeded"
        label="Only when needed"
        hint="Then it may have no times."
        defaultChecked={medication?.asNeeded}
      />
      <TextField
        name="instructions"
        label="How to take it"
        hint="For the patient, such as half an hour before a meal."
        autoComplete="off"
        defaultValue={medication?.instructions ?? undefined}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <DateField name="startedOn" label="First day" defaultValue={dateForField(medication?.startedOn) ?? firstDay} />
        <DateField
          name="endedOn"
          label="Last day"
          hint="Empty while it goes on."
          defaultValue={dateForField(medication?.endedOn)}
        />
      </div>
      {doctorId ? (
        <CheckboxField
          name="isMine"
          label="I prescribe it"
          hint={prescriberNow(medication, doctorId)}
          defaultChecked={!medication || medication.prescribedBy === doctorId}
        />
      ) : (
        <ReferenceField
          name="prescribedBy"
          label="Prescribed by"
          kind="doctors"
          hint="If a doctor of this clinic prescribed it."
          defaultId={medication?.prescribedBy}
          defaultLabel={medication?.prescriber}
        />
      )}
      <TextAreaField
        name="notes"
        label="Notes of the clinic"
        hint="Not shown to the patient."
        rows={3}
        defaultValue={medication?.notes ?? undefined}
      />
    </>
  )
}

function prescriberNow(medication: MedicationRecord | undefined, doctorId: string) {
  return medication?.prescriber && medication.prescribedBy !== doctorId
    ? `Until now ${doctorTitle(medication.prescriber)} does, and goes on doing so if you leave this empty.`
    : 'Left empty, it is recorded as prescribed elsewhere.'
}
