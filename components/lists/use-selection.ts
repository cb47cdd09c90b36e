'use client'
import { useRef, useSyncExternalStore, type MouseEvent, type RefObject } from 'react'

const boxesIn = (box: HTMLElement | null) => [...(box?.querySelectorAll<HTMLInputElement>('input[name=id]') ?? [])]

/**
 * Which rows are selected. The boxes themselves hold it, so that the form has it without script as well; this counts
 * them, selects a range with Shift, and all rows of the page. Null until the script runs.
 */
export function useSelection(box: RefObject<HTMLElement | null>) {
  const last = useRef<HTMLInputElement | null>(null)
  const count = useSyncExternalStore<number | null>(
    (changed) => {
      const element = box.current
      element?.addEventListener('change', changed)
      return () => element?.removeEventListener('change', changed)
    },
    () => boxesIn(box.current).filter(({ checked }) => checked).length,
    () => null,
  )
  /** Not all that fit are meant once one row is not: what is unticked is never acted on. */
  const meanRowsOnly = () => {
    for (const one of box.current?.querySelectorAll<HTMLInputElement>('input[name=all]') ?? []) one.checked = false
  }
  const set = (chosen: HTMLInputElement[], checked: boolean) => {
    for (const one of chosen) one.checked = checked
    if (!checked) meanRowsOnly()
    box.current?.dispatchEvent(new Event('change'))
  }
  return {
    count,
    selectPage: (checked: boolean) => set(boxesIn(box.current), checked),
    clear: () => {
      const had = boxesIn(box.current).some(({ checked }) => checked)
      if (had) set(boxesIn(box.current), false)
      return had
    },
    onClick: (event: MouseEvent) => {
      const pressed = event.target
      if (!(pressed instanceof HTMLInputElement) || pressed.name !== 'id') return
      if (!pressed.checked) meanRowsOnly()
      const all = boxesIn(box.current)
      const [from, to] = [last.current ? all.indexOf(last.current) : -1, all.indexOf(pressed)]
      if (event.shiftKey && from >= 0) set(all.slice(Math.min(from, to), Math.max(from, to) + 1), pressed.checked)
      last.current = pressed
    },
  }
}
