import { draggedOf, placeAt, type Dragged, type Place } from './drop-place'

const thresholdPixels = 6
const edgePixels = 48

type Held = { dragged: Dragged; pointerId: number; x: number; y: number; begun: boolean }
export type Shown = { dragged: Dragged; place: Place | null }

/**
 * Dragging by pointer: with a mouse or a pen from anywhere on an appointment, with a finger by its handle, so that a finger
 * that scrolls moves nothing. Escape lets go. Nothing is said before the pointer is released over another place.
 */
export class Drag {
  private held: Held | null = null
  private place: Place | null = null

  constructor(
    private readonly root: HTMLElement,
    private readonly onShow: (shown: Shown | null) => void,
    private readonly onDrop: (dragged: Dragged, place: Place) => void,
  ) {}

  start() {
    this.root.addEventListener('pointerdown', this.down)
    this.root.addEventListener('dragstart', this.keepLink)
    window.addEventListener('pointermove', this.move)
    window.addEventListener('pointerup', this.up)
    window.addEventListener('pointercancel', this.end)
    window.addEventListener('keydown', this.key, true)
  }

  stop() {
    this.root.removeEventListener('pointerdown', this.down)
    this.root.removeEventListener('dragstart', this.keepLink)
    window.removeEventListener('pointermove', this.move)
    window.removeEventListener('pointerup', this.up)
    window.removeEventListener('pointercancel', this.end)
    window.removeEventListener('keydown', this.key, true)
  }

  private readonly down = (event: PointerEvent) => {
    const from = event.target instanceof Element ? event.target : null
    const element = from?.closest<HTMLElement>('[data-appointment]')
    if (!element || event.button !== 0 || !event.isPrimary) return
    const byHandle = from?.closest('[data-grip]')
    if (!byHandle && event.pointerType === 'touch') return
    if (byHandle) event.preventDefault() // no selection of text, no focus taken away
    const { clientX: x, clientY: y, pointerId } = event
    this.held = { dragged: draggedOf(element, y), pointerId, x, y, begun: false }
  }

  private readonly move = (event: PointerEvent) => {
    const { held } = this
    if (!held || event.pointerId !== held.pointerId) return
    if (!held.begun) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < thresholdPixels) return
      held.begun = true
      this.root.setPointerCapture(event.pointerId)
      document.getSelection()?.removeAllRanges()
    }
    event.preventDefault()
    scrollNear(event.clientY)
    this.place = placeAt(held.dragged, event.clientX, event.clientY)
    this.onShow({ dragged: held.dragged, place: this.place })
  }

  private readonly up = (event: PointerEvent) => {
    const { held, place } = this
    if (!held || event.pointerId !== held.pointerId) return
    this.end()
    if (!held.begun) return
    swallowClick()
    if (place && isElsewhere(held.dragged, place)) this.onDrop(held.dragged, place)
  }

  private readonly end = () => {
    const { held } = this
    if (held?.begun && this.root.hasPointerCapture(held.pointerId)) this.root.releasePointerCapture(held.pointerId)
    this.held = null
    this.place = null
    this.onShow(null)
  }

  private readonly key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.held?.begun) return
    event.preventDefault()
    event.stopPropagation()
    this.end()
  }

  /** The browser would drag the address of the link. */
  private readonly keepLink = (event: DragEvent) => event.preventDefault()
}

function isElsewhere(dragged: Dragged, to: Place) {
  return to.date !== dragged.date || to.time !== dragged.time || to.doctorId !== dragged.doctorId
}

/** Letting go over a link is no press of it. */
function swallowClick() {
  const swallow = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}

function scrollNear(y: number) {
  if (y < edgePixels) window.scrollBy(0, y - edgePixels)
  else if (y > window.innerHeight - edgePixels) window.scrollBy(0, y - window.innerHeight + edgePixels)
}
