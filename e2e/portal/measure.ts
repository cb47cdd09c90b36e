import type { Page } from '@playwright/test'

type Wanted = { least: number; main: number; apart: number; edge: number }

/**
 * What is smaller, nearer to another or nearer to the edge than somebody with a tremor can use. A box or a ring is measured
 * with its label, which is pressed as well. A word inside a sentence is as high as the others but has no room around it.
 */
export async function findTightTargets(page: Page, wanted: Wanted): Promise<string[]> {
  return page.evaluate(({ least, main, apart, edge }) => {
    const every = 'a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button]'
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('dialog:not([open])') &&
      getComputedStyle(element).clipPath !== 'inset(50%)'
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}”`
    const area = (element: Element) => {
      const box =
        element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type) ? element.labels?.[0] : null
      return (box ?? element).getBoundingClientRect()
    }
    const filled = getComputedStyle(document.documentElement).getPropertyValue('--primary')
    const probe = document.createElement('i')
    probe.style.backgroundColor = filled || 'black'
    document.body.append(probe)
    const primary = getComputedStyle(probe).backgroundColor
    probe.remove()

    const controls = [...document.querySelectorAll(every)].filter(isShown)
    const findings: string[] = []
    for (const control of controls) {
      const { width, height, left, right } = area(control)
      const isMain = getComputedStyle(control).backgroundColor === primary && !control.hasAttribute('aria-current')
      const wantedHeight = isMain ? main : least
      if (width < least - 0.5 || height < wantedHeight - 0.5)
        findings.push(`${name(control)} is ${Math.round(width)}×${Math.round(height)}`)
      if (left < edge - 0.5 || right > document.documentElement.clientWidth - edge + 0.5)
        findings.push(`${name(control)} is at the edge`)
    }
    const roomy = controls.filter((control) => !control.matches('.word-link'))
    for (const [place, one] of roomy.entries())
      for (const other of roomy.slice(place + 1)) {
        if (one.contains(other) || other.contains(one)) continue
        const [a, b] = [area(one), area(other)]
        const across = Math.max(a.left - b.right, b.left - a.right)
        const down = Math.max(a.top - b.bottom, b.top - a.bottom)
        if (Math.max(across, down) < apart - 0.5)
          findings.push(`${name(one)} and ${name(other)} are ${Math.round(Math.max(across, down))} apart`)
      }
    return findings
  }, wanted)
}

/** How the element that has the focus shows it; null when nothing has it. */
export async function readFocus(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
    const rects = [...element.getClientRects()]
    const { left, top, right, bottom } = rects[0] ?? element.getBoundingClientRect()
    const inView = {
      left: Math.max(left, 0),
      top: Math.max(top, 0),
      right: Math.min(right, innerWidth),
      bottom: Math.min(bottom, innerHeight),
    }
    // the middle and the corners of what is in view: none of them may lie behind something else
    const points = [
      [(inView.left + inView.right) / 2, (inView.top + inView.bottom) / 2],
      [inView.left + 6, inView.top + 6],
      [inView.right - 6, inView.bottom - 6],
    ] as const
    const covered = points.filter(([x, y]) => {
      const on = document.elementFromPoint(x, y)
      return !on || !(element.contains(on) || on.contains(element))
    })
    return {
      name: `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`,
      isRinged: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 3 && outlineColor !== 'rgba(0, 0, 0, 0)',
      isInView:
        inView.right > inView.left &&
        inView.bottom > inView.top &&
        (bottom - top > innerHeight - 32 || (top >= 0 && bottom <= innerHeight)),
      isCovered: covered.length > 0,
    }
  })
}
