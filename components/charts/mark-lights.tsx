'use client'
import { useEffect } from 'react'

/** While an entry or a mark of one record is looked at, by pointer or keyboard, everything of that record is lit. */
export function MarkLights() {
  useEffect(() => {
    let lit: Element[] = []
    const light = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-mark]') : null
      const mark = target?.getAttribute('data-mark')
      for (const element of lit) element.removeAttribute('data-lit')
      lit = mark ? [...document.querySelectorAll(`[data-mark="${CSS.escape(mark)}"]`)] : []
      for (const element of lit) element.setAttribute('data-lit', '')
    }
    document.addEventListener('pointerover', light)
    document.addEventListener('focusin', light)
    return () => {
      document.removeEventListener('pointerover', light)
      document.removeEventListener('focusin', light)
    }
  }, [])
  return null
}
