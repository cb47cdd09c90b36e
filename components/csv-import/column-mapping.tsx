import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import { setMappingAction } from '@/lib/csv-import/actions'
import { csvFields } from '@/lib/csv-import/fields'
import type { CsvImport } from '@/lib/csv-import/queries'
import {
  csvEntityNouns,
  duplicatePolicies,
  duplicatePolicyLabels,
  type DuplicatePolicy,
} from '@/lib/csv-import/vocabulary'

type Props = {
  csv: CsvImport
  chosen: readonly (string | null)[]
  policy: DuplicatePolicy
  samples: readonly string[][]
}

/** Each column of the file with values from it, and the field it fills. */
export function ColumnMapping({ csv, chosen, policy, samples }: Props) {
  const options = [
    { value: '', label: 'Leave it out' },
    ...csvFields[csv.entity].map(({ name, label }) => ({ value: name, label })),
  ]
  return (
    <ActionForm id="map-csv" action={setMappingAction} version={csv.version}>
      <input type="hidden" name="id" value={csv.id} />
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {csv.headers.map((header, at) => (
          <SelectField
            key={at}
            name={`columns[${at}]`}
            label={header.slice(0, 80)}
            hint={sampleWords(samples[at] ?? [])}
            options={options}
            defaultValue={chosen[at] ?? ''}
            className="mb-5 self-end wrap-anywhere"
          />
        ))}
      </div>
      <SelectField
        name="policy"
        label={`If a ${csvEntityNouns[csv.entity].one} is here already`}
        hint={policyHints[csv.entity]}
        options={duplicatePolicies
          .filter((value) => value !== 'create' || csv.entity === 'patients')
          .map((value) => ({ value, label: duplicatePolicyLabels[value] }))}
        defaultValue={policy}
        className="mb-4 max-w-2xl"
      />
      <SubmitButton pendingText="Starting…">Try it dry with these columns</SubmitButton>
    </ActionForm>
  )
}

export const policyHints = {
  patients: 'Known by the id; by name and date of birth; or by telephone number and a like name.',
  doctors: 'Known by the e-mail address or the licence number.',
  assignments: 'Known by patient and doctor, while the assignment lasts or from the same day.',
  consultations: 'Known by patient, doctor and time.',
}

const longest = 40

function sampleWords(values: readonly string[]) {
  if (values.length === 0) return 'No values in the first rows.'
  return values.map((value) => (value.length > longest ? `${value.slice(0, longest)}…` : value)).join(' · ')
}
