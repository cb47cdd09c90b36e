import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton, TextField } from '@/components/ui/form-fields'
import { changeMappingAction } from '@/lib/csv-import/actions'
import { csvFields } from '@/lib/csv-import/fields'
import type { RememberedMapping } from '@/lib/csv-import/mapping-queries'
import { csvEntityNouns, duplicatePolicies, duplicatePolicyLabels } from '@/lib/csv-import/vocabulary'
import { policyHints } from './column-mapping'

/** What a remembered mapping is called, and what it offers for the next file with these columns. */
export function MappingForm({ mapping }: { mapping: RememberedMapping }) {
  const { entity, headers, columns } = mapping
  const options = [
    { value: '', label: 'Leave it out' },
    ...csvFields[entity].map(({ name, label }) => ({ value: name, label })),
  ]
  return (
    <ActionForm id="change-mapping" action={changeMappingAction} version={mapping.version}>
      <input type="hidden" name="id" value={mapping.id} />
      <TextField
        name="name"
        label="Name"
        hint="Left empty, it is called by its first columns."
        autoComplete="off"
        defaultValue={mapping.name ?? ''}
        className="mb-5 max-w-md"
      />
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {headers.map((header, at) => (
          <SelectField
            key={at}
            name={`columns[${at}]`}
            label={header.slice(0, 80) || `Column ${at + 1}`}
            options={options}
            defaultValue={columns[at] ?? ''}
            className="mb-5 self-end wrap-anywhere"
          />
        ))}
      </div>
      <SelectField
        name="policy"
        label={`If a ${csvEntityNouns[entity].one} is here already`}
        hint={policyHints[entity]}
        options={duplicatePolicies
          .filter((value) => value !== 'create' || entity === 'patients')
          .map((value) => ({ value, label: duplicatePolicyLabels[value] }))}
        defaultValue={mapping.policy}
        className="mb-4 max-w-2xl"
      />
      <SubmitButton>Save mapping</SubmitButton>
    </ActionForm>
  )
}
