import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SelectField, SubmitButton, TextAreaField, TextField } from '@/components/ui/form-fields'
import { optionsOf } from '@/lib/forms/options'
import { correctPredictionAction, recordPredictionAction } from '@/lib/predictions/actions'
import type { PredictionRecord } from '@/lib/predictions/queries'
import {
  binaryResultLabels,
  binaryResults,
  predictionTypeLabels,
  predictionTypes,
  stages,
} from '@/lib/predictions/vocabulary'

type Props = {
  sessionId: string
  /** The scans of that session. */
  scans: { value: string; label: string }[]
  /** When the model gave the result, as typed; now for a new one. */
  given: string
  /** The version that is corrected. */
  corrected?: PredictionRecord
}

/** What a model said, written down by hand: a new result, or the next version of one that was recorded wrongly. */
export function PredictionForm({ sessionId, scans, given, corrected }: Props) {
  const scanId = scans.some(({ value }) => value === corrected?.mriScanId) ? corrected?.mriScanId : null
  return (
    <ActionForm
      id={corrected ? 'correct-prediction' : 'record-prediction'}
      action={corrected ? correctPredictionAction : recordPredictionAction}
      className="max-w-xl"
    >
      {corrected && <input type="hidden" name="id" value={corrected.id} />}
      <input type="hidden" name="sessionId" value={sessionId} />
      <SelectField
        name="mriScanId"
        label="Scan"
        hint="The scan the model looked at."
        options={[{ value: '', label: 'None of them' }, ...scans]}
        defaultValue={scanId ?? ''}
      />
      <ResultFields corrected={corrected} />
      <TextField
        name="modelVersion"
        label="Model and version"
        hint="Such as pd-mri 2.0.1."
        required
        defaultValue={corrected?.modelVersion ?? undefined}
      />
      <DateTimeField name="createdAt" label="Given by the model" required defaultValue={given} />
      <TextField
        name="processingTime"
        label="Seconds the model took"
        inputMode="numeric"
        defaultValue={corrected?.processingTime?.toString()}
      />
      {corrected && (
        <TextAreaField
          name="reason"
          label="Why is the record corrected?"
          hint="Kept with the new version. The version that was there keeps its words and stops counting."
          rows={3}
        />
      )}
      <SubmitButton>{corrected ? 'Save as a new version' : 'Record this model result'}</SubmitButton>
    </ActionForm>
  )
}

function ResultFields({ corrected }: { corrected?: PredictionRecord }) {
  return (
    <>
      <SelectField
        name="predictionType"
        label="Asked for"
        options={optionsOf(predictionTypes, predictionTypeLabels)}
        defaultValue={corrected?.predictionType ?? 'stage'}
      />
      <SelectField
        name="binaryResult"
        label="Model result"
        hint="What the model said, word for word: screening support for a clinician to judge."
        options={[
          ...(corrected ? [] : [{ value: '', label: 'Choose…' }]),
          ...optionsOf(binaryResults, binaryResultLabels),
        ]}
        defaultValue={corrected?.binaryResult ?? ''}
      />
      <SelectField
        name="stageResult"
        label="Hoehn and Yahr stage"
        options={[
          { value: '', label: 'None given' },
          ...stages.map((stage) => ({ value: String(stage), label: `Stage ${stage}` })),
        ]}
        defaultValue={corrected?.stageResult?.toString() ?? ''}
      />
      <div className="items-end gap-x-4 sm:grid sm:grid-cols-3">
        <TextField
          name="confidenceScore"
          label="Confidence"
          hint="0 to 1"
          inputMode="numeric"
          defaultValue={corrected?.confidenceScore?.toString()}
        />
        <TextField
          name="binaryConfidence"
          label="Confidence in the result"
          hint="0 to 1"
          inputMode="numeric"
          defaultValue={corrected?.binaryConfidence?.toString()}
        />
        <TextField
          name="stageConfidence"
          label="Confidence in the stage"
          hint="0 to 1"
          inputMode="numeric"
          defaultValue={corrected?.stageConfidence?.toString()}
        />
      </div>
    </>
  )
}
