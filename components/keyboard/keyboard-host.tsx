'use client'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { leaveTo } from '@/components/drafts/leaving'
import { askConsole, consoleEvents } from './console-events'
import { areLettersOff, focusedByKey, placesByKey, pressedByKey } from './shortcut-list'
import { useOpening } from './use-opening'

const ShortcutOverlay = dynamic(() => import('./shortcut-overlay'), { ssr: false })

const sequenceMilliseconds = 1500

/** The keyboard of the console. Letters do nothing while one types, while a dialog is open, or when they are turned off. */
export function KeyboardHost() {
  const { opening, open, close } = useOpening()
  const router = useRouter()
  useEffect(() => {
    let goesUntil = 0
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      if (event.metaKey || event.ctrlKey) return onModified(event)
      if (event.altKey || event.repeat || isTyping(event.target) || document.querySelector('dialog[open]')) return
      if (areLettersOff(document.cookie)) return
      const goes = event.timeStamp < goesUntil
      goesUntil = 0
      if (goes) {
        const place = placesByKey.find(({ key }) => key === event.key)
        if (place) done(event, () => leaveTo(() => router.push(place.href)))
      } else if (event.key === 'g') goesUntil = event.timeStamp + sequenceMilliseconds
      else if (event.key === '/') done(event, () => askConsole('openPalette'))
      else if (event.key === '?') done(event, open)
      else if (event.key === 'x') selectRow(event)
      else {
        const pressed = pressedByKey.find(({ key }) => key === event.key)
        const link = pressed && linkOf(pressed)
        if (link) done(event, () => link.click())
        const control = controlOf(event.key)
        if (control) done(event, () => control.focus())
      }
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener(consoleEvents.openShortcuts, open)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener(consoleEvents.openShortcuts, open)
    }
  }, [router, open])
  return opening > 0 && <ShortcutOverlay key={opening} onClose={() => close(opening)} />
}

function done(event: KeyboardEvent, work: () => void) {
  event.preventDefault()
  work()
}

/** Ctrl-S saves the form of the page, Ctrl-Enter the one in which one types. */
function onModified(event: KeyboardEvent) {
  if (event.altKey || event.shiftKey) return
  const isSave = event.key.toLowerCase() === 's'
  if (!isSave && event.key !== 'Enter') return
  const within = event.target instanceof Element ? event.target.closest('form') : null
  const main = document.querySelectorAll<HTMLFormElement>('main form:has(input[name=idempotencyKey], [type=submit])')
  const form = within ?? (isSave && main.length === 1 ? main[0] : null)
  if (form?.closest('main, dialog') && form.querySelector('[type=submit]')) done(event, () => form.requestSubmit())
}

function linkOf({ mark, otherwise }: { mark: string; otherwise: string }) {
  return [`[data-shortcut="${mark}"]`, otherwise]
    .flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)])
    .find((element) => element.checkVisibility())
}

function controlOf(pressed: string) {
  const found = focusedByKey.find(({ key }) => key === pressed)
  return found && [...document.querySelectorAll<HTMLElement>(found.among)].find((element) => element.checkVisibility())
}

function selectRow(event: KeyboardEvent) {
  const row = event.target instanceof Element ? event.target.closest('tr, [data-row]') : null
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]')
  if (box) done(event, () => box.click())
}

function isTyping(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role=textbox], [role=combobox], [role=listbox], [role=menu]'))
    return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
