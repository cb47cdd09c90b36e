import { TextAreaField } from '@/components/ui/form-fields'
import type { ConsultationDetails } from '@/lib/consultations/record'

/** What is written down about a visit; what it found, once it is held. */
export function VisitTexts({ record, isHeld }: { record: ConsultationDetails; isHeld: boolean }) {
  return (
    <>
      <TextAreaField
        name="chiefComplaint"
        label="Complaint"
        rows={2}
        defaultValue={record.chiefComplaint ?? undefined}
      />
      {isHeld ? (
        <>
          <TextAreaField
            name="diagnosis"
            label="Diagnosis"
            hint="The clinician’s words, not a model’s."
            rows={3}
            defaultValue={record.diagnosis ?? undefined}
          />
          <TextAreaField
            name="prescription"
            label="Prescription"
            rows={3}
            defaultValue={record.prescription ?? undefined}
          />
        </>
      ) : (
        <>
          <input type="hidden" name="diagnosis" value={record.diagnosis ?? ''} />
          <input type="hidden" name="prescription" value={record.prescription ?? ''} />
        </>
      )}
      <TextAreaField
        name="notes"
        label="Notes"
        hint="For colleagues; the patient does not see them."
        rows={3}
        defaultValue={record.notes ?? undefined}
      />
    </>
  )
}
