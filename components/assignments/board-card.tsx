'use client'
import { GripVertical } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import {
  Button,
  GridListItem,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Key,
} from 'react-aria-components'
import { buttonClass } from '@/components/ui/button-class'
import type { BoardLaneView, BoardPatient, BoardTarget } from './board-view'

const elsewhere = 'elsewhere'

/** A patient in a lane: the name, a handle to drag by, and the menu of where to. */
export function BoardCard({
  patient,
  lane,
  lanes,
  isMoving,
  moveTo,
}: {
  patient: BoardPatient
  lane: BoardLaneView
  lanes: BoardLaneView[]
  isMoving: boolean
  moveTo: (doctorId: string) => void
}) {
  return (
    <GridListItem
      id={patient.id}
      textValue={patient.name}
      className={`flex items-center gap-1 border-b border-hairline px-1 py-0.5 outline-offset-[-2px] last:border-b-0 data-[dragging]:opacity-50 ${isMoving ? 'opacity-60' : ''}`}
    >
      <Button
        slot="drag"
        aria-label={`Drag ${patient.name}`}
        className="inline-flex min-h-control min-w-6 cursor-grab items-center justify-center text-muted"
      >
        <GripVertical aria-hidden size={16} />
      </Button>
      <span className="min-w-0 flex-1">
        <Link
          href={patient.href}
          prefetch={false}
          className="block truncate text-ink underline-offset-2 hover:underline"
        >
          <bdi>{patient.name}</bdi>
        </Link>
        {patient.type && <span className="block text-muted">{patient.type}</span>}
      </span>
      <MoveMenu patient={patient} lane={lane} lanes={lanes} moveTo={moveTo} />
    </GridListItem>
  )
}

const never = () => () => {}

/** A link to the page that moves; where script runs, a menu in its place. */
function MoveMenu({
  patient,
  lane,
  lanes,
  moveTo,
}: {
  patient: BoardPatient
  lane: BoardLaneView
  lanes: BoardLaneView[]
  moveTo: (doctorId: string) => void
}) {
  const router = useRouter()
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const label = `Move ${patient.name} to…`
  if (!hasScript)
    return (
      <Link href={patient.moveHref} prefetch={false} aria-label={label} className={buttonClass('quiet')}>
        Move to…
      </Link>
    )
  const suggested = lane.suggested.slice(0, 3)
  const here = lanes.flatMap(({ doctorId, title, state }) =>
    doctorId && doctorId !== lane.doctorId && state === 'approved' && !suggested.some(({ id }) => id === doctorId)
      ? [{ id: doctorId, label: title }]
      : [],
  )
  return (
    <MenuTrigger>
      <Button aria-label={label} className={buttonClass('quiet')}>
        Move to…
      </Button>
      <Popover className="max-h-96 overflow-y-auto rounded-control border border-line bg-surface shadow-lg">
        <Menu
          aria-label={label}
          onAction={(key: Key) => (key === elsewhere ? router.push(patient.moveHref) : moveTo(String(key)))}
          className="min-w-56 p-1 outline-none"
        >
          {suggested.length > 0 && (
            <Targets title="Same speciality: of this hospital, then with most room" targets={suggested} />
          )}
          {here.length > 0 && <Targets title="On this board" targets={here} />}
          <MenuSection>
            <Item id={elsewhere} label="Another doctor…" />
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Targets({ title, targets }: { title: string; targets: BoardTarget[] }) {
  return (
    <MenuSection>
      <Header className="px-3 pt-2 pb-1 text-muted">{title}</Header>
      {targets.map(({ id, label }) => (
        <Item key={id} id={id} label={label} />
      ))}
    </MenuSection>
  )
}

function Item({ id, label }: BoardTarget) {
  return (
    <MenuItem
      id={id}
      textValue={label}
      className="flex min-h-control cursor-default items-center rounded-control px-3 outline-none data-[focused]:bg-primary data-[focused]:text-on-primary"
    >
      {label}
    </MenuItem>
  )
}
