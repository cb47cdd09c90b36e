'use client'
import Link from 'next/link'
import { GridList, useDragAndDrop, type DropItem } from 'react-aria-components'
import { ApprovalMark } from '@/components/doctors/approval-mark'
import type { BoardLaneView, Move } from './board-view'
import { BoardCard } from './board-card'
import { LoadBar } from './load-bar'

const dragType = 'substantia-patient'

type Dragged = { patientId: string; name: string; from: string | null }

/** One doctor with the first patients by name. Only lanes of approved doctors take somebody. */
export function BoardLane({
  lane,
  lanes,
  moving,
  move,
}: {
  lane: BoardLaneView
  lanes: BoardLaneView[]
  moving: Move | null
  move: (wanted: Move) => void
}) {
  const takes = lane.doctorId !== null && lane.state === 'approved'
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => {
        const name = lane.first.find(({ id }) => id === key)?.name ?? ''
        return {
          [dragType]: JSON.stringify({ patientId: String(key), name, from: lane.doctorId } satisfies Dragged),
          'text/plain': name,
        }
      }),
    acceptedDragTypes: takes ? [dragType] : [],
    getDropOperation: (target) => (takes && target.type === 'root' ? 'move' : 'cancel'),
    onRootDrop: async ({ items }) => {
      const dragged = await read(items)
      if (dragged && lane.doctorId) move({ ...dragged, to: lane.doctorId })
    },
  })
  return (
    // a group and no landmark: there are as many as doctors, and two of them may have one name
    <div
      role="group"
      aria-label={lane.title}
      className="flex flex-col rounded-card border border-hairline bg-sunken p-3"
    >
      <header className="mb-2">
        <h2 className="font-semibold">
          {lane.href ? (
            <Link href={lane.href} prefetch={false} className="text-primary underline-offset-2 hover:underline">
              <bdi>{lane.title}</bdi>
            </Link>
          ) : (
            lane.title
          )}
        </h2>
        <p className="text-muted">{lane.about}</p>
        <p className="flex flex-wrap gap-x-3">
          <LoadBar patients={lane.patients} capacity={lane.capacity} />
          {lane.state && lane.state !== 'approved' && <ApprovalMark state={lane.state} />}
        </p>
      </header>
      <GridList
        aria-label={`Patients of ${lane.title}`}
        items={lane.first}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => <p className="px-3 py-6 text-center text-muted">Nobody</p>}
        className="max-h-128 min-h-16 overflow-y-auto rounded-control border border-hairline bg-surface data-[drop-target]:border-primary data-[drop-target]:bg-primary-tint"
      >
        {(patient) => (
          <BoardCard
            patient={patient}
            lane={lane}
            lanes={lanes}
            isMoving={moving?.patientId === patient.id}
            moveTo={(to) => move({ patientId: patient.id, name: patient.name, from: lane.doctorId, to })}
          />
        )}
      </GridList>
      {lane.moreHref && (
        <p className="mt-2">
          <Link href={lane.moreHref} prefetch={false} className="text-primary underline">
            All {lane.patients} patients
          </Link>
        </p>
      )}
    </div>
  )
}

async function read(items: DropItem[]): Promise<Dragged | null> {
  const [item] = items
  if (item?.kind !== 'text' || !item.types.has(dragType)) return null
  return JSON.parse(await item.getText(dragType)) as Dragged
}
