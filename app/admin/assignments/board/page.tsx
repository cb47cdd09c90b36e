import type { Metadata } from 'next'
import { Board } from '@/components/assignments/board'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { requireViewer } from '@/lib/auth/viewer'
import { getBoard, listBoardChoices, listSuggested } from '@/lib/care-board/queries'
import {
  boardFilter,
  boardOrderLabels,
  boardOrders,
  lanesPerPage,
  patientsPerLane,
  type BoardFilter,
} from '@/lib/care-board/schema'
import { asViewer } from '@/lib/db/scope'
import { approvalStateLabels, approvalStates } from '@/lib/doctors/vocabulary'
import { address } from '@/lib/tables/address'
import { lanesOf } from './lanes-of'

export const metadata: Metadata = { title: 'Assignments board' }

const path = '/admin/assignments/board'

export default async function BoardPage({ searchParams }: PageProps<'/admin/assignments/board'>) {
  const viewer = await requireViewer('admin')
  const filter = boardFilter.parse(await searchParams)
  const { board, choices, suggested } = await asViewer(viewer, async (scope) => {
    const board = await getBoard(scope, filter)
    const places = board.lanes.flatMap(({ specialization, hospitalAffiliation }) =>
      specialization ? [{ speciality: specialization, hospital: hospitalAffiliation }] : [],
    )
    return {
      board,
      choices: await listBoardChoices(scope),
      suggested: await listSuggested(scope, places),
    }
  })
  const lanes = lanesOf(board, suggested, filter)

  return (
    <>
      <PageHeader
        title="Assignments board"
        about="Doctors with whom they treat now. Move a patient by the menu or by dragging; each move can be undone."
      >
        <LinkButton href="/admin/assignments">List</LinkButton>
        <LinkButton href="/admin/assignments/hand-over">Hand over…</LinkButton>
      </PageHeader>
      {filter.lane ? (
        <p className="mb-3">
          <LinkButton href={path}>All lanes</LinkButton>
        </p>
      ) : (
        <Filters filter={filter} choices={choices} />
      )}
      {lanes.length === 0 ? (
        <div className="border-y border-hairline bg-surface">
          <EmptyState title="No doctor fits these filters." />
        </div>
      ) : (
        <Board lanes={lanes} />
      )}
      <Pages filter={filter} doctors={board.doctors} inLane={lanes[0]?.patients ?? 0} />
    </>
  )
}

function Filters({
  filter,
  choices,
}: {
  filter: BoardFilter
  choices: { hospitals: string[]; specialities: string[] }
}) {
  const isNarrowed = Boolean(
    filter.hospital || filter.speciality || filter.state || filter.with || filter.order !== 'name',
  )
  return (
    <FilterBar action={path} clearHref={isNarrowed ? path : null} hidden={{ with: filter.with }}>
      <FilterSelect
        name="hospital"
        label="Hospital"
        any="Any"
        value={filter.hospital}
        options={choices.hospitals.map((one) => [one, one] as const)}
      />
      <FilterSelect
        name="speciality"
        label="Speciality"
        any="Any"
        value={filter.speciality}
        options={choices.specialities.map((one) => [one, one] as const)}
      />
      <FilterSelect
        name="state"
        label="Approval"
        any="Any"
        value={filter.state}
        options={approvalStates.map((state) => [state, approvalStateLabels[state]] as const)}
      />
      <FilterSelect
        name="order"
        label="Order"
        any={boardOrderLabels.name}
        value={filter.order === 'name' ? undefined : filter.order}
        options={boardOrders.flatMap((order) => (order === 'name' ? [] : [[order, boardOrderLabels[order]] as const]))}
      />
    </FilterBar>
  )
}

function Pages({ filter, doctors, inLane }: { filter: BoardFilter; doctors: number; inLane: number }) {
  const { lane, part, page, with: first, ...rest } = filter
  if (lane) {
    const to = (wanted: number) => address(path, { lane, part: wanted > 1 ? wanted : null })
    return (
      <Pagination
        label="Pages of this lane"
        before={part > 1 ? to(part - 1) : null}
        after={part * patientsPerLane < inLane ? to(part + 1) : null}
      />
    )
  }
  const to = (wanted: number) =>
    address(path, {
      ...rest,
      order: rest.order === 'name' ? null : rest.order,
      with: first,
      page: wanted > 1 ? wanted : null,
    })
  return (
    <Pagination
      label="Pages of doctors"
      before={page > 1 ? to(page - 1) : null}
      after={page * lanesPerPage < doctors ? to(page + 1) : null}
    />
  )
}
