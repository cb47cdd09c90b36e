'use client'
import { UnsavedHost } from '@/components/drafts/unsaved-host'
import { EditingHere } from '@/components/presence/editing-here'
import { OfflineBar } from '@/components/ui/offline-bar'
import { KeyboardHost } from './keyboard-host'
import { PendingBar } from './pending-bar'
import { consoleKeymap } from './shortcut-list'

/**
 * What works on every page of the console without being seen: the keyboard, the guard of unsaved work, who else is
 * editing, that there is no connection, and that a page is on its way. Not loaded later, because a key may be pressed and a form left as soon as the page is there.
 */
export function ConsoleTools() {
  return (
    <>
      <KeyboardHost keymap={consoleKeymap} />
      <UnsavedHost />
      <EditingHere />
      <OfflineBar />
      <PendingBar />
    </>
  )
}
