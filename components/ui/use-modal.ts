'use client'
import { useEffect, useRef } from 'react'

/** The ref of a dialog that is open, as the browser's own modal one, for as long as it is there. */
export function useModal() {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return dialog
}
