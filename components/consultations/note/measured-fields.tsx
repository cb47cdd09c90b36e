import { PatientKnowsField } from '@/components/assessments/assessment-fields'
import { SelectField } from '@/components/ui/form-fields'
import { MoneyField, NumberField } from '@/components/ui/number-fields'
import {
  conclusionLabels,
  partLabels,
  partLimits,
  parts,
  type MeasuredAtVisit,
} from '@/lib/consultations/note-assessment'
import type { EarlierMeasured } from '@/lib/consultations/note-queries'
import { formatMoment } from '@/lib/format/dates'
import { stages } from '@/lib/predictions/vocabulary'
import { measuredWords } from './measured-words'

const choose = { value: '', label: 'Not recorded' }

/** What was measured at the visit, beside what was measured the last time. Totals only. */
export function MeasuredFields({
  measured,
  earlier,
}: {
  measured: MeasuredAtVisit | null
  earlier: EarlierMeasured | null
}) {
  const before = (value: number | string | null | undefined) =>
    value === null || value === undefined ? undefined : `Before: ${value}`
  return (
    <fieldset className="mb-5 rounded-control border border-hairline bg-surface px-4 pt-2 pb-1">
      <legend className="px-1 font-semibold">Assessment of the visit</legend>
      <p className="mb-3 text-muted">
        {earlier
          ? `Last measured ${formatMoment(earlier.assessedAt)}: ${measuredWords(earlier)
              .map(([name, value]) => `${name} ${value}`)
              .join('; ')}.`
          : 'Nothing was measured before.'}
      </p>
      <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          name="hoehnYahrStage"
          label="Hoehn and Yahr stage"
          options={[choose, ...stages.map((stage) => ({ value: String(stage), label: String(stage) }))]}
          defaultValue={measured?.hoehnYahrStage?.toString() ?? ''}
        />
        <SelectField
          name="conclusion"
          label="Conclusion"
          options={[choose, ...Object.entries(conclusionLabels).map(([value, label]) => ({ value, label }))]}
          defaultValue={measured?.conclusion ?? ''}
        />
        <SelectField
          name="medicationState"
          label="Medication state"
          options={[choose, { value: 'on', label: 'ON' }, { value: 'off', label: 'OFF' }]}
          defaultValue={measured?.medicationState ?? ''}
        />
        <MoneyField
          name="hoursSinceLastDose"
          label="Hours since the last dose"
          defaultValue={measured?.hoursSinceLastDose}
        />
      </div>
      <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-5">
        {parts.map((part) => (
          <NumberField
            key={part}
            name={part}
            label={`MDS-UPDRS ${partLabels[part]}`}
            hint={[`0 to ${partLimits[part]}.`, before(earlier?.[part])].filter(Boolean).join(' ')}
            defaultValue={measured?.[part]}
          />
        ))}
        <SelectField
          name="deepBrainStimulation"
          label="Deep brain stimulation"
          hint="At the examination."
          options={[
            choose,
            { value: 'none', label: 'None' },
            { value: 'on', label: 'On' },
            { value: 'off', label: 'Off' },
          ]}
          defaultValue={measured?.deepBrainStimulation ?? ''}
        />
      </div>
      <PatientKnowsField known={measured?.patientKnows} />
    </fieldset>
  )
}
