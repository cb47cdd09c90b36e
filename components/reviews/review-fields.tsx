import { SelectField, TextAreaField } from '@/components/ui/form-fields'
import { ChoiceField } from '@/components/ui/number-fields'
import { PatientKnowsField } from '@/components/assessments/assessment-fields'
import { stageOptions, conclusionOptions } from '@/components/assessments/assessment-options'
import type { Review } from '@/lib/reviews/queries'

/** What a clinician says of a result; a reason unless they agree, and what they found themselves if they like. */
export function ReviewFields({ review }: { review?: Review }) {
  return (
    <>
      <ChoiceField
        name="verdict"
        label="What do you say?"
        required
        defaultValue={review?.verdict}
        options={[
          { value: 'agreed', label: 'I agree' },
          { value: 'disagreed', label: 'I disagree', hint: 'Say why; enter the stage you see, if you like.' },
          { value: 'not-usable', label: 'Not usable', hint: 'The scan or the result cannot be judged. Say why.' },
        ]}
      />
      <TextAreaField
        name="reason"
        label="Why"
        hint="Needed unless you agree. Kept with your name, and read by whoever looks after the model."
        rows={3}
        defaultValue={review?.reason ?? undefined}
      />
      <fieldset className="mb-4 rounded-control border border-hairline p-4">
        <legend className="px-1 font-medium">Your own assessment, in the same step</legend>
        <p className="mb-3 text-muted">
          Leave both as they are when you have not examined the patient. A conclusion is a diagnosis and goes on the
          timeline.
        </p>
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField
            name="hoehnYahrStage"
            label="Hoehn and Yahr stage"
            options={stageOptions('Not assessed')}
            defaultValue={review?.assessedStage?.toString() ?? ''}
          />
          <SelectField
            name="conclusion"
            label="Conclusion"
            options={conclusionOptions}
            defaultValue={review?.assessedConclusion ?? ''}
          />
        </div>
        <PatientKnowsField known={review?.patientKnows} />
      </fieldset>
    </>
  )
}
