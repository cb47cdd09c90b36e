import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { recordHref } from '@/lib/changes/record-links'
import { formatCalendarDate } from '@/lib/format/dates'
import { mergePatientsAction } from '@/lib/merges/actions'
import type { MergeSide } from '@/lib/merges/queries'
import { describeMoved, mergeFields, unmergeDays, type MergeField, type MovedCounts } from '@/lib/merges/vocabulary'
import { describeAge } from '@/lib/patients/age'
import { genderLabels, type Gender } from '@/lib/patients/vocabulary'
import { ChoiceField } from './choice-field'

type Props = {
  kept: MergeSide
  merged: MergeSide
  moved: MovedCounts
  /** Who may help with the other record, and not with the one that is kept. */
  helpersLeft: number
  sharedDoctors: string[]
}

/** Field by field, what moves, and why: what an administrator decides before two records become one. */
export function MergeForm(props: Props) {
  const { kept, merged } = props
  const rows = mergeFields.map(({ name, label, both }) => ({
    name,
    label,
    both,
    kept: textOf(kept, name),
    merged: textOf(merged, name),
  }))
  const different = rows.filter((row) => row.kept !== row.merged)
  const same = rows.filter((row) => row.kept === row.merged && row.kept !== null)
  return (
    <ActionForm id="merge" action={mergePatientsAction}>
      <input type="hidden" name="keptId" value={kept.patientId} />
      <input type="hidden" name="mergedId" value={merged.patientId} />
      <input type="hidden" name="keptVersion" value={kept.version} />
      <input type="hidden" name="mergedVersion" value={merged.version} />
      <section aria-labelledby="fields-title" className="mb-6">
        <h2 id="fields-title" className="mb-1 text-lg font-semibold">
          Where they differ
        </h2>
        {different.length === 0 && <p className="text-muted">The two records say the same.</p>}
        <div>
          {different.map((row) => (
            <ChoiceField
              key={row.name}
              name={row.name}
              label={row.label}
              defaultChoice={row.kept === null ? 'merged' : 'kept'}
              options={[
                { value: 'kept', text: row.kept },
                { value: 'merged', text: row.merged },
                ...(row.both && row.kept && row.merged ? [{ value: 'both' as const, text: '' }] : []),
              ]}
            />
          ))}
          <PrimaryDoctor kept={kept} merged={merged} />
        </div>
        {same.length > 0 && (
          <details className="mt-2">
            <summary className="min-h-control cursor-pointer content-center text-muted">
              The same in both: {same.map(({ label }) => label.toLowerCase()).join(', ')}
            </summary>
            <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
              {same.map((row) => (
                <div key={row.name}>
                  <dt className="text-muted">{row.label}</dt>
                  <dd className="wrap-anywhere whitespace-pre-line">
                    <bdi>{row.kept}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </section>
      <Consequences {...props} />
      <TextAreaField
        name="reason"
        label="How you know that these are the same person"
        hint="Kept in the history, such as “same insurance card, confirmed by telephone”."
        rows={2}
        required
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingText="Merging…">Merge into one record</SubmitButton>
        <LinkButton href={recordHref('patients', kept.patientId)} kind="quiet">
          Cancel
        </LinkButton>
      </div>
    </ActionForm>
  )
}

/** Two records may each have a primary doctor, one record may not. */
function PrimaryDoctor({ kept, merged }: Pick<Props, 'kept' | 'merged'>) {
  const [first, second] = [kept.primaryDoctor, merged.primaryDoctor]
  if (!first || !second || first.id === second.id) return null
  return (
    <ChoiceField
      name="primaryDoctor"
      label="Primary doctor (the other one becomes a consultant)"
      defaultChoice="kept"
      options={[
        { value: 'kept', text: first.name },
        { value: 'merged', text: second.name },
      ]}
    />
  )
}

function Consequences({ kept, merged, moved, helpersLeft, sharedDoctors }: Props) {
  const what = describeMoved(moved)
  const account =
    merged.account === null
      ? null
      : kept.account === null
        ? `The portal account ${merged.account} comes along.`
        : `The portal account ${kept.account} stays; ${merged.account} is disabled, and whoever is logged in with it is out at once.`
  return (
    <section aria-labelledby="moves-title" className="mb-6 rounded-control border border-hairline bg-surface px-4 py-3">
      <h2 id="moves-title" className="text-lg font-semibold">
        What happens
      </h2>
      <ul className="mt-1 list-disc pl-5">
        <li>
          {what ? (
            <>Moves to the record you keep: {what}.</>
          ) : (
            <>Nothing hangs on the other record, so nothing moves.</>
          )}
        </li>
        <li>Questions the patient noted for a visit come along; only the patient and their doctors read them.</li>
        {helpersLeft > 0 && (
          <li>
            {helpersLeft === 1 ? '1 helper of the other record' : `${helpersLeft} helpers of the other record`} can no
            longer look: a permission to help is of the record it was given for. The patient can give it anew.
          </li>
        )}
        {sharedDoctors.length > 0 && (
          <li>
            {sharedDoctors.join(', ')} {sharedDoctors.length === 1 ? 'treats' : 'treat'} both: one assignment each
            stays, the other is ended.
          </li>
        )}
        {account && <li>{account}</li>}
        <li>The other record goes to the trash. Its address leads to this one.</li>
        <li>All of it can be taken back for {unmergeDays} days.</li>
      </ul>
    </section>
  )
}

function textOf(side: MergeSide, field: MergeField): string | null {
  switch (field) {
    case 'dateOfBirth':
      return side.dateOfBirth && formatCalendarDate(side.dateOfBirth)
    case 'ageReported':
      return side.ageReported === null ? null : describeAge({ ...side, dateOfBirth: null }, new Date())
    case 'gender':
      return side.gender && genderLabels[side.gender as Gender]
    default:
      return side[field]
  }
}
