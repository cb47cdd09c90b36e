import { ActionForm } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button-class'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { stages } from '@/lib/predictions/vocabulary'
import { type PatientListFilter } from '@/lib/patients/schema'
import { resultFilterLabels, resultFilters, visitFilterLabels, visitFilters } from '@/lib/patients/vocabulary'
import { searchPatientsAction } from '@/lib/search/actions'
import { address } from '@/lib/tables/address'
import { SearchField } from '@/components/ui/search-field'

type Props = {
  path: '/clinic/patients'
  filter: PatientListFilter
  terms: string | null
}

/** Search and filters of a list of patients. What is searched for is sent in a form, never in an address. */
export function PatientFilters({ path, filter, terms }: Props) {
  const filtered = Boolean(filter.stage ?? filter.result ?? filter.visit ?? filter.s)
  return (
    <>
      <ActionForm
        guard={false}
        id="search"
        action={searchPatientsAction}
        className="no-print mb-3 flex max-w-xl flex-wrap items-end gap-2"
      >
        <input type="hidden" name="path" value={path} />
        <SearchField label="Find a patient by name or exact id" terms={terms} />
        <button type="submit" className={buttonClass('primary')}>
          Search
        </button>
      </ActionForm>
      <FilterBar
        action={path}
        clearHref={filtered ? address(path, {}) : null}
        hidden={{ sort: filter.sort === 'name' ? 'name' : undefined, s: filter.s }}
      >
        <FilterSelect
          name="result"
          label="Model result"
          any="Any"
          value={filter.result}
          options={resultFilters.map((value) => [value, resultFilterLabels[value]] as const)}
        />
        <FilterSelect
          name="stage"
          label="Stage, by the model"
          any="Any"
          value={filter.stage}
          options={stages.map((stage) => [String(stage), `Stage ${stage}`] as const)}
        />
        <FilterSelect
          name="visit"
          label="Last visit"
          any="Any time"
          value={filter.visit}
          options={visitFilters.map((value) => [value, visitFilterLabels[value]] as const)}
        />
      </FilterBar>
    </>
  )
}
