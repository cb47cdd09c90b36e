'use client'
import { useSyncExternalStore } from 'react'

/** Whether the script runs: false on the server and for the first moment in the browser. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
}
