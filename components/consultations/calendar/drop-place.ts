/** An appointment that is being dragged, as its element says (`drag-data.ts`), and where it was taken hold of. */
export type Dragged = {
  id: string
  version: string
  minutes: string
  lasts: number
  doctorId: string
  name: string
  date: string
  time: string
  grabbedAt: number
  width: number
  height: number
}

/** Where it would go: what is sent, what is said, and the rectangle to show. */
export type Place = {
  date: string
  time: string
  doctorId: string
  words: string
  box: { left: number; top: number; width: number; height: number }
}

const snapMinutes = 15

export function draggedOf(element: HTMLElement, y: number): Dragged {
  const {
    appointment = '',
    version = '',
    minutes = '',
    lasts,
    doctor = '',
    name = '',
    date = '',
    time = '',
  } = element.dataset
  const { top, width, height } = element.getBoundingClientRect()
  return {
    id: appointment,
    version,
    minutes,
    lasts: Number(lasts),
    doctorId: doctor,
    name,
    date,
    time,
    grabbedAt: y - top,
    width,
    height,
  }
}

/** The place under the pointer: over a scale of hours the nearest quarter of an hour, elsewhere the day at the same time. */
export function placeAt(dragged: Dragged, x: number, y: number): Place | null {
  const target = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest<HTMLElement>('[data-drop]'))
    .find(Boolean)
  if (!target) return null
  const { drop: date = '', title = '', of: doctorId = dragged.doctorId, from, to } = target.dataset
  const { left, top, width, height } = target.getBoundingClientRect()
  const isScale = from !== undefined && to !== undefined && getComputedStyle(target).getPropertyValue('--scale') === '1'
  if (!isScale) {
    const box = { left: left + 4, top: y - dragged.grabbedAt, width: width - 8, height: dragged.height }
    return { date, time: dragged.time, doctorId, words: `${title}, ${dragged.time}`, box }
  }
  const [first, last] = [Number(from), Number(to)]
  const perMinute = height / (last - first)
  const wanted = first + (y - dragged.grabbedAt - top) / perMinute
  const snapped = Math.round(wanted / snapMinutes) * snapMinutes
  const minute = Math.min(Math.max(snapped, first), last - snapMinutes)
  const time = clock(minute)
  const box = { left, top: top + (minute - first) * perMinute, width, height: dragged.lasts * perMinute }
  return { date, time, doctorId, words: `${title}, ${time}`, box }
}

function clock(minute: number) {
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
