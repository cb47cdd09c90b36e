import { DateTimeField } from '@/components/ui/date-fields'
import { SelectField, TextAreaField, TextField } from '@/components/ui/form-fields'
import { CheckboxField, NumberField } from '@/components/ui/number-fields'
import { updrsParts } from '@/lib/assessments/vocabulary'
import type { Assessment } from '@/lib/assessments/queries'
import { momentForField } from '@/lib/format/dates'
import { conclusionOptions, medicationStateOptions, stageOptions, stimulationOptions } from './assessment-options'

/** What a clinician found. Every field may stay empty but the time; one finding is needed. */
export function AssessmentFields({ assessment, now }: { assessment?: Assessment; now?: string }) {
  return (
    <>
      <DateTimeField
        name="assessedAt"
        label="Examined"
        required
        defaultValue={assessment ? momentForField(assessment.assessedAt) : now}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField
          name="hoehnYahrStage"
          label="Hoehn and Yahr stage"
          hint="Modified scale."
          options={stageOptions('Not assessed')}
          defaultValue={assessment?.hoehnYahrStage?.toString() ?? ''}
        />
        <SelectField
          name="conclusion"
          label="Conclusion"
          hint="A diagnosis: it goes on the timeline."
          options={conclusionOptions}
          defaultValue={assessment?.conclusion ?? ''}
        />
      </div>
      <PatientKnowsField known={assessment?.patientKnows} />
      <fieldset className="mb-4 rounded-control border border-hairline p-4 pb-0">
        <legend className="px-1 font-medium">MDS-UPDRS totals</legend>
        <p className="mb-3 text-muted">The total of each part you examined. Leave the others empty.</p>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {updrsParts.map(({ field, number, about, most }) => (
            <NumberField
              key={field}
              name={field}
              label={`Part ${number}`}
              hint={`${about}, 0 to ${most}.`}
              defaultValue={assessment?.[field]}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="mb-4 rounded-control border border-hairline p-4 pb-0">
        <legend className="px-1 font-medium">In which state</legend>
        <p className="mb-3 text-muted">A score means little without it.</p>
        <div className="grid gap-x-4 sm:grid-cols-3">
          <SelectField
            name="medicationState"
            label="Medication"
            options={medicationStateOptions}
            defaultValue={assessment?.medicationState ?? ''}
          />
          <TextField
            name="hoursSinceLastDose"
            label="Hours since the last dose"
            inputMode="text"
            autoComplete="off"
            defaultValue={assessment?.hoursSinceLastDose?.toString()}
          />
          <SelectField
            name="deepBrainStimulation"
            label="Deep brain stimulation"
            options={stimulationOptions}
            defaultValue={assessment?.deepBrainStimulation ?? ''}
          />
        </div>
      </fieldset>
      <TextAreaField
        name="note"
        label="Note"
        hint="Not shown to the patient."
        defaultValue={assessment?.note ?? undefined}
      />
    </>
  )
}

/** Until it is ticked, a diagnosis stays out of the patient's own record, unless a report that says it is released. */
export function PatientKnowsField({ known }: { known?: boolean }) {
  return (
    <CheckboxField
      name="patientKnows"
      label="The patient knows this"
      hint="They read the stage and the conclusion in their own record at once. Otherwise when a report that says it is released."
      defaultChecked={known}
    />
  )
}
