import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-fields'
import { SelectField, SubmitButton, TextField } from '@/components/ui/form-fields'
import { formatCount } from '@/lib/format/numbers'
import { filterListAction } from '@/lib/lists/actions'
import { operatorsFor } from '@/lib/lists/columns'
import { hrefIn } from '@/lib/lists/list-address'
import { mostCounted } from '@/lib/lists/list-sql'
import type { Panel } from '@/lib/lists/panel'
import type { ListView } from '@/lib/lists/read-list'
import { operatorLabels } from '@/lib/lists/vocabulary'
import { Here } from './list-bar'
import { ToolLink } from './tool-link'

type FilterPanelOf = Extract<Panel, { kind: 'filter' }>

/* Which fields an operator wants is the style sheet’s to say: it knows without script what is chosen. */
const unlessAsked = {
  value:
    'group-has-[option:is([value=empty],[value=not-empty],[value=last-days],[value=next-days],[value=over-days-ago],[value=over-months-ago]):checked]:hidden',
  end: 'hidden group-has-[option[value=between]:checked]:block',
  length:
    'hidden group-has-[option:is([value=last-days],[value=next-days],[value=over-days-ago],[value=over-months-ago]):checked]:block',
}

/** Operator and value of one filter: new, or in the place of an old one. */
export function FilterPanel({ view, panel }: { view: ListView; panel: FilterPanelOf }) {
  const { column, filter, place } = panel
  const operators = operatorsFor(column)
  return (
    <ActionForm
      key={`${column.id} ${place}`}
      id="filter"
      action={filterListAction}
      guard={false}
      className="group flex flex-wrap items-start gap-x-4 gap-y-3"
    >
      <Here view={view} />
      <input type="hidden" name="column" value={column.id} />
      {place !== null && <input type="hidden" name="place" value={place} />}
      <SelectField
        name="operator"
        label={column.label}
        className="min-w-40"
        defaultValue={filter?.operator ?? operators[0]}
        options={operators.map((value) => ({ value, label: operatorLabels[value] }))}
      />
      <Values view={view} panel={panel} />
      <div className="flex basis-full gap-2">
        <SubmitButton pendingText="Applying…">{filter ? 'Change filter' : 'Add filter'}</SubmitButton>
        <ToolLink kind="quiet" href={hrefIn(view, view.state)} mark="close">
          Cancel
        </ToolLink>
      </div>
    </ActionForm>
  )
}

function Values({ view, panel: { column, filter } }: { view: ListView; panel: FilterPanelOf }) {
  const [first, second] = filter?.values ?? []
  const isLength = /days|months/.test(filter?.operator ?? '')
  switch (column.kind) {
    case 'choice':
      return <Choices view={view} choices={column.choices ?? []} chosen={filter?.values ?? []} label={column.label} />
    case 'yes-no':
      return (
        <SelectField
          name="value"
          label="Value"
          className={unlessAsked.value}
          defaultValue={first ?? 'yes'}
          options={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      )
    case 'reference':
      return (
        <ReferenceField
          name="value"
          label="Name or id"
          kind={column.reference ?? 'patients'}
          defaultId={first}
          defaultLabel={first ? view.references.get(first) : null}
          className={`min-w-64 ${unlessAsked.value}`}
        />
      )
    case 'date':
    case 'moment':
      return (
        <>
          <DateField name="value" label="Date" className={unlessAsked.value} defaultValue={isLength ? null : first} />
          <DateField name="end" label="and" className={unlessAsked.end} defaultValue={second} />
          <TextField
            name="length"
            label="How many"
            inputMode="numeric"
            autoComplete="off"
            className={`w-28 ${unlessAsked.length}`}
            defaultValue={isLength ? first : '30'}
          />
        </>
      )
    default: {
      const inputMode = column.kind === 'text' ? undefined : 'numeric'
      const common = { inputMode, autoComplete: 'off' } as const
      return (
        <>
          <TextField {...common} name="value" label="Value" className={unlessAsked.value} defaultValue={first} />
          {column.kind !== 'text' && (
            <TextField {...common} name="end" label="and" className={unlessAsked.end} defaultValue={second} />
          )}
        </>
      )
    }
  }
}

function Choices({
  view,
  choices,
  chosen,
  label,
}: {
  view: ListView
  choices: readonly { value: string; label: string }[]
  chosen: string[]
  label: string
}) {
  const counts = view.choiceCounts
  return (
    <fieldset className={`mb-4 ${unlessAsked.value}`}>
      <legend className="mb-1 font-medium">Any of</legend>
      <div
        className={
          choices.length > fewChoices
            ? 'grid max-h-80 max-w-5xl gap-x-4 overflow-y-auto rounded-control border border-hairline px-3 sm:grid-cols-2 xl:grid-cols-3'
            : 'flex max-w-3xl flex-wrap gap-x-4'
        }
        id="filter-choices"
        aria-label={label}
      >
        {choices.map((choice) => (
          <label key={choice.value} className="inline-flex min-h-control items-center gap-2">
            <input type="checkbox" name="choices" value={choice.value} defaultChecked={chosen.includes(choice.value)} />
            {choice.label}
            {counts.has(choice.value) && (
              <span className="text-muted tabular-nums">{shortCount(counts.get(choice.value) ?? 0)}</span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** More are laid out in columns, in a box of their own. */
const fewChoices = 40

/** 1,234 as "1.2k"; what was not counted to the end as "10k+". */
function shortCount(count: number) {
  if (count > mostCounted) return '10k+'
  return count < 1000 ? formatCount(count) : `${(count / 1000).toFixed(1).replace('.0', '')}k`
}
