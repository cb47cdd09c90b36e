'use client'
import { useEffect } from 'react'
import { areLettersOff } from '@/components/keyboard/shortcut-list'

/** "n" begins a note of this patient: presses the link marked so. Not while one types, nor when letters are turned off. */
export function ClinicKeys() {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return
      if (document.querySelector('dialog[open]') || areLettersOff(document.cookie)) return
      event.preventDefault()
      document.querySelector<HTMLElement>('[data-shortcut=note]')?.click()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return null
}
