'use client'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { draggedOf, placeAt, type Dragged, type Place } from './drop-place'

const thresholdPixels = 6
const edgePixels = 48

/**
 * Dragging by pointer: with a mouse or a pen from anywhere on an appointment, with a finger by its handle, so that a finger
 * that scrolls moves nothing. Escape lets go. Nothing is sent before the pointer is released over another place.
 */
export function useDrag(box: RefObject<HTMLElement | null>, onDrop: (dragged: Dragged, place: Place) => void) {
  const [shown, setShown] = useState<{ dragged: Dragged; place: Place | null } | null>(null)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })

  useEffect(() => {
    const root = box.current
    if (!root) return
    let held: { dragged: Dragged; pointerId: number; x: number; y: number; begun: boolean } | null = null
    let place: Place | null = null

    const down = (event: PointerEvent) => {
      const from = event.target instanceof Element ? event.target : null
      const element = from?.closest<HTMLElement>('[data-appointment]')
      if (!element || event.button !== 0 || !event.isPrimary) return
      const byHandle = from?.closest('[data-grip]')
      if (!byHandle && event.pointerType === 'touch') return
      if (byHandle) event.preventDefault() // no selection of text, no focus taken away
      held = {
        dragged: draggedOf(element, event.clientY),
        pointerId: event.pointerId,
        x: event.clientX,
        y: event.clientY,
        begun: false,
      }
    }
    const move = (event: PointerEvent) => {
      if (!held || event.pointerId !== held.pointerId) return
      if (!held.begun) {
        if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < thresholdPixels) return
        held.begun = true
        root.setPointerCapture(event.pointerId)
        document.getSelection()?.removeAllRanges()
      }
      event.preventDefault()
      scrollNear(event.clientY)
      place = placeAt(held.dragged, event.clientX, event.clientY)
      setShown({ dragged: held.dragged, place })
    }
    const end = () => {
      if (held?.begun && root.hasPointerCapture(held.pointerId)) root.releasePointerCapture(held.pointerId)
      held = null
      place = null
      setShown(null)
    }
    const up = (event: PointerEvent) => {
      if (!held || event.pointerId !== held.pointerId) return
      const { dragged, begun } = held
      const to = place
      end()
      if (!begun) return
      swallowClick()
      if (to && isElsewhere(dragged, to)) drop.current(dragged, to)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !held?.begun) return
      event.preventDefault()
      event.stopPropagation()
      end()
    }
    const keepLink = (event: DragEvent) => event.preventDefault() // the browser would drag the link's address

    root.addEventListener('pointerdown', down)
    root.addEventListener('dragstart', keepLink)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', end)
    window.addEventListener('keydown', key, true)
    return () => {
      root.removeEventListener('pointerdown', down)
      root.removeEventListener('dragstart', keepLink)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', end)
      window.removeEventListener('keydown', key, true)
    }
  }, [box])

  return shown
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
