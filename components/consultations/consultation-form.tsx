import type { ReactNode } from 'react'
import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SelectField, SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { MoneyField, NumberField } from '@/components/ui/number-fields'
import { bookConsultationAction, updateConsultationAction } from '@/lib/consultations/actions'
import type { ConsultationDetails } from '@/lib/consultations/record'
import { consultationTypeLabels, consultationTypes } from '@/lib/consultations/vocabulary'
import { momentForField } from '@/lib/format/dates'
import { FeeField } from './fee-field'
import { OverlapField } from './overlap-field'
import { TimeHelp } from './time-help'
import { VisitTexts } from './visit-texts'

export const typeOptions = consultationTypes.map((value) => ({ value, label: consultationTypeLabels[value] }))

type Known = { id: string; label: string | null } | null

/** A new appointment. What the address says already stands in the fields. */
export function BookingForm({
  patient,
  doctor,
  at,
  fee,
  doctors,
}: {
  patient: Known
  doctor: Known
  /** As a date field takes it. */
  at?: string
  /** What this doctor usually takes. */
  fee: string | null
  /** The patient's doctors, to press. */
  doctors?: ReactNode
}) {
  return (
    <ActionForm id="consultation" action={bookConsultationAction} begin="consultationDate">
      <ReferenceField
        name="patientId"
        label="Patient"
        kind="patients"
        defaultId={patient?.id}
        defaultLabel={patient?.label}
        required
      />
      {doctors}
      <ReferenceField
        name="doctorId"
        label="Doctor"
        kind="doctors"
        defaultId={doctor?.id}
        defaultLabel={doctor?.label}
        required
      />
      <WhenAndHow at={at} minutes={30} type="in-person" />
      <FeeField doctorId={doctor?.id} fee={fee} />
      <TextAreaField name="chiefComplaint" label="Complaint" rows={2} />
      <TextAreaField name="notes" label="Notes" hint="For colleagues; the patient does not see them." rows={3} />
      <SubmitButton pendingText="Booking…">Book the appointment</SubmitButton>
    </ActionForm>
  )
}

export function EditForm({ record }: { record: ConsultationDetails }) {
  return (
    <ActionForm id="consultation" action={updateConsultationAction} version={record.version}>
      <input type="hidden" name="id" value={record.id} />
      <ReferenceField
        name="doctorId"
        label="Doctor"
        kind="doctors"
        defaultId={record.doctorId}
        defaultLabel={record.doctorName}
        required
      />
      <WhenAndHow
        at={momentForField(record.consultationDate)}
        minutes={record.durationMinutes}
        type={record.consultationType}
        record={record}
      />
      <MoneyField name="feeCharged" label="Fee" defaultValue={record.feeCharged} hint="0 is free of charge." />
      {record.signedAt ? (
        <SignedTexts record={record} />
      ) : (
        <VisitTexts record={record} isHeld={record.status === 'completed'} />
      )}
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  )
}

/** What a signed note says is not this form's: it goes along as it stands. */
function SignedTexts({ record }: { record: ConsultationDetails }) {
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">
        The note is signed. What it says is amended by the doctor who wrote it; doctor, date and time stay as they are.
      </p>
      {(['chiefComplaint', 'diagnosis', 'prescription', 'notes'] as const).map((field) => (
        <input key={field} type="hidden" name={field} value={record[field] ?? ''} />
      ))}
    </>
  )
}

function WhenAndHow({
  at,
  minutes,
  type,
  record,
}: {
  at?: string
  minutes: number | null
  type: string
  record?: ConsultationDetails
}) {
  return (
    <>
      <DateTimeField name="consultationDate" label="Date and time" defaultValue={at} required />
      {record?.status !== 'completed' && (
        <TimeHelp known={record && { patientId: record.patientId }} except={record?.id} />
      )}
      <div className="grid gap-x-4 sm:grid-cols-2">
        <NumberField name="durationMinutes" label="Duration" unit="minutes" defaultValue={minutes} />
        <SelectField name="consultationType" label="Type" options={typeOptions} defaultValue={type} />
      </div>
      <OverlapField isAllowed={record?.overlapAllowed} />
    </>
  )
}
