'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Keeps what is typed into a textarea before React takes the page over: React puts the first text back then, and on a slow
 * device that is seconds after somebody began to write. `id` is the textarea's.
 */
export function useTypedEarly(id: string): void {
  const isTakenOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  const [typed] = useState(() => (isTakenOver ? typedInto(id) : null))
  useEffect(() => {
    const element = document.getElementById(id)
    if (typed !== null && element instanceof HTMLTextAreaElement && element.value === element.defaultValue)
      element.value = typed
  }, [id, typed])
}

function typedInto(id: string): string | null {
  if (typeof document === 'undefined') return null // the server knows no elements
  const element = document.getElementById(id)
  return element instanceof HTMLTextAreaElement && element.value !== element.defaultValue ? element.value : null
}
