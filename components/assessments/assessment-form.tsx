import type { Route } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import { editAssessmentAction, recordAssessmentAction } from '@/lib/assessments/actions'
import type { Assessment, VisitChoice } from '@/lib/assessments/queries'
import { formatMoment } from '@/lib/format/dates'
import { AssessmentFields } from './assessment-fields'

type NewProps = { patientId: string; visits: VisitChoice[]; consultationId?: string; now: string; cancel: Route }

/** A clinician's own assessment, new. */
export function AssessmentForm({ patientId, visits, consultationId, now, cancel }: NewProps) {
  return (
    <ActionForm id="assess" action={recordAssessmentAction} draft={`assessments.record:${patientId}`}>
      <input type="hidden" name="patientId" value={patientId} />
      {visits.length > 0 && (
        <SelectField
          name="consultationId"
          label="At which visit"
          options={[
            { value: '', label: 'At none of these' },
            ...visits.map(({ id, consultationDate }) => ({
              value: id,
              label: formatMoment(consultationDate, 'weekdayTime'),
            })),
          ]}
          defaultValue={consultationId ?? ''}
        />
      )}
      <AssessmentFields now={now} />
      <Buttons save="Record the assessment" cancel={cancel} />
    </ActionForm>
  )
}

/** Corrects one's own; what it said before stays in the history. */
export function EditAssessmentForm({ assessment, cancel }: { assessment: Assessment; cancel: Route }) {
  const { id, version } = assessment
  return (
    <ActionForm id="edit-assessment" action={editAssessmentAction} version={version} draft={`assessments.edit:${id}`}>
      <input type="hidden" name="id" value={id} />
      <AssessmentFields assessment={assessment} />
      <Buttons save="Save" cancel={cancel} />
    </ActionForm>
  )
}

function Buttons({ save, cancel }: { save: string; cancel: Route }) {
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton>{save}</SubmitButton>
      <LinkButton href={cancel} kind="quiet">
        Cancel
      </LinkButton>
    </div>
  )
}
