'use client'
import { useEffect, type RefObject } from 'react'
import { areLettersOff } from '@/components/keyboard/shortcut-list'

const press = (name: string) => {
  const link = document.querySelector<HTMLElement>(`[data-list="${name}"]`)
  link?.click()
  return link !== null
}

/**
 * Space looks at the row with the focus from the side; J and K go to the next and the previous row, in the preview when it
 * is open; Escape closes it, or what else is open, or lets the selection go. All of it is links on the page: keys press them.
 */
export function useListKeys(box: RefObject<HTMLElement | null>, clear: () => boolean) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const target = event.target instanceof HTMLElement ? event.target : document.body
      if (event.key === 'Escape') return void (isTyping(target) || press('peek-close') || press('close') || clear())
      if (isTyping(target)) return
      if (event.key === ' ' && target.matches('th a') && box.current?.contains(target)) {
        event.preventDefault()
        target.closest('tr')?.querySelector<HTMLElement>('[data-list=peek]')?.click()
      }
      if ((event.key === 'j' || event.key === 'k') && !areLettersOff(document.cookie)) {
        const way = event.key === 'j' ? 'next' : 'previous'
        if (document.querySelector('[data-list=peek-panel]')) press(`peek-${way}`)
        else focusRow(box.current, way)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

function focusRow(box: HTMLElement | null, way: 'next' | 'previous') {
  const links = [...(box?.querySelectorAll<HTMLElement>('tbody th a') ?? [])]
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement))
  links[at < 0 ? 0 : Math.min(Math.max(at + (way === 'next' ? 1 : -1), 0), links.length - 1)]?.focus()
}

function isTyping(target: HTMLElement) {
  if (document.querySelector('dialog[open]')) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(target.type)
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
