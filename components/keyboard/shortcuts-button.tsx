'use client'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/use-hydrated'
import { askConsole } from './console-events'

/** The way to the list of keys and its switch also for those who turned the letters off, "?" among them. */
export function ShortcutsButton() {
  if (!useHydrated()) return null
  return (
    <Button kind="quiet" onClick={() => askConsole('openShortcuts')}>
      Keyboard shortcuts
    </Button>
  )
}
