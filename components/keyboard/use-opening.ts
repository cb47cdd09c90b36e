import { useCallback, useState } from 'react'

/**
 * Whether a dialog is there, as the number of this opening; 0: it is not. The browser closes a dialog first and says so
 * later: whoever presses the key again in between opens a new one, which the news about the old one must not close.
 */
export function useOpening() {
  const [opening, setOpening] = useState(0)
  const open = useCallback(() => setOpening((now) => now + 1), [])
  const close = useCallback((which: number) => setOpening((now) => (now === which ? 0 : now)), [])
  return { opening, open, close }
}
