'use client'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { leaveTo } from '@/components/drafts/leaving'
import { askConsole, consoleEvents } from './console-events'
import type { Keymap } from './keymap'
import { rowWork } from './row-keys'
import { areLettersOff } from './shortcut-list'
import { useOpening } from './use-opening'

const ShortcutOverlay = dynamic(() => import('./shortcut-overlay'), { ssr: false })

const sequenceMilliseconds = 1500

/** The keyboard. Letters do nothing while one types, while a dialog is open, or when they are turned off. */
export function KeyboardHost({ keymap }: { keymap: Keymap }) {
  const { opening, open, close } = useOpening()
  const router = useRouter()
  useEffect(() => {
    let goesUntil = 0
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      if (event.metaKey || event.ctrlKey) return keymap.savesForms ? onModified(event) : undefined
      if (event.altKey || event.repeat || isTyping(event.target) || document.querySelector('dialog[open]')) return
      if (areLettersOff(document.cookie)) return
      const goes = event.timeStamp < goesUntil
      goesUntil = 0
      if (goes) {
        const place = keymap.places.find(({ key }) => key === event.key)
        if (place) done(event, () => leaveTo(() => router.push(place.href)))
      } else if (event.key === 'g') goesUntil = event.timeStamp + sequenceMilliseconds
      else if (event.key === '/' && keymap.hasPalette) done(event, () => askConsole('openPalette'))
      else if (event.key === '?') done(event, open)
      else if (event.key === 'x') selectRow(event)
      else {
        const work = rowWork(keymap, event) ?? pageWork(keymap, event.key)
        if (work) done(event, work)
      }
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener(consoleEvents.openShortcuts, open)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener(consoleEvents.openShortcuts, open)
    }
  }, [router, open, keymap])
  return opening > 0 && <ShortcutOverlay key={opening} groups={keymap.groups} onClose={() => close(opening)} />
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

/** What a letter does on the page as a whole: presses a link of it, or brings the focus to a control. */
function pageWork({ pressed, focused }: Keymap, letter: string): (() => void) | undefined {
  const link = pressed.filter(({ key }) => key === letter).map(linkOf)[0]
  if (link) return () => link.click()
  const among = focused.find(({ key }) => key === letter)?.among
  const control = among && visible(among)[0]
  return control ? () => control.focus() : undefined
}

function linkOf({ mark, otherwise }: { mark: string; otherwise?: string }) {
  return [`[data-shortcut="${mark}"]`, ...(otherwise ? [otherwise] : [])].flatMap(visible)[0]
}

function visible(selector: string) {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility())
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
