'use client'
import dynamic from 'next/dynamic'

const KeyboardHost = dynamic(() => import('./keyboard-host').then((module) => module.KeyboardHost), { ssr: false })
const UnsavedHost = dynamic(() => import('@/components/drafts/unsaved-host').then((module) => module.UnsavedHost), {
  ssr: false,
})

/** What works on every page of the console without being seen: the keyboard, and the guard of unsaved work. */
export function ConsoleTools() {
  return (
    <>
      <KeyboardHost />
      <UnsavedHost />
    </>
  )
}
