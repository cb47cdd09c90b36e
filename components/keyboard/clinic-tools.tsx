'use client'
import { UnsavedHost } from '@/components/drafts/unsaved-host'
import { clinicKeymap } from './clinic-keymap'
import { KeyboardHost } from './keyboard-host'

/** What works on every page of the clinic without being seen: the keyboard and the guard of unsaved work. */
export function ClinicTools() {
  return (
    <>
      <KeyboardHost keymap={clinicKeymap} />
      <UnsavedHost />
    </>
  )
}
