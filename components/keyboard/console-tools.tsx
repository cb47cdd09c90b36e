'use client'
import { UnsavedHost } from '@/components/drafts/unsaved-host'
import { EditingHere } from '@/components/presence/editing-here'
import { KeyboardHost } from './keyboard-host'

/**
 * What works on every page of the console without being seen: the keyboard, the guard of unsaved work, and who else is
 * editing. Not loaded later, because a key may be pressed and a form left as soon as the page is there.
 */
export function ConsoleTools() {
  return (
    <>
      <KeyboardHost />
      <UnsavedHost />
      <EditingHere />
    </>
  )
}
