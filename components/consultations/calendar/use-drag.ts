'use client'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { Drag, type Shown } from './drag'
import type { Dragged, Place } from './drop-place'

/** What is being dragged within the box, and over which place it is. */
export function useDrag(box: RefObject<HTMLElement | null>, onDrop: (dragged: Dragged, place: Place) => void) {
  const [shown, setShown] = useState<Shown | null>(null)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })
  useEffect(() => {
    if (!box.current) return
    const drag = new Drag(box.current, setShown, (dragged, place) => drop.current(dragged, place))
    drag.start()
    return () => drag.stop()
  }, [box])
  return shown
}
