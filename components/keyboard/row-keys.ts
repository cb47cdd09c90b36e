import type { Keymap } from './keymap'

const aRow = '[data-row], tr'

/** What a letter does in the list of the page: goes to the next row or the one before, or presses something of the row. */
export function rowWork({ rowLinks, ofRows }: Keymap, event: KeyboardEvent): (() => void) | undefined {
  const row = event.target instanceof Element ? event.target.closest(aRow) : null
  if (rowLinks && (event.key === 'j' || event.key === 'k')) {
    const link = besides(rowLinks, row, event.key)
    return (
      link &&
      (() => {
        link.focus()
        link.scrollIntoView({ block: 'nearest' })
      })
    )
  }
  const step = ofRows.find(({ key }) => key === event.key)
  const found = step && row?.querySelector<HTMLElement>(step.within)
  if (!found) return undefined
  if (step.does === 'press') return () => found.click()
  if (step.does === 'focus') return () => found.focus()
  return () => {
    found.setAttribute('open', '')
    found.querySelector<HTMLElement>('select, input:not([type=hidden]), button')?.focus()
  }
}

/** The link of the row after this one, or of the one before; outside of all rows, of the first. */
function besides(rowLinks: string, row: Element | null, key: 'j' | 'k'): HTMLElement | undefined {
  const links = [...document.querySelectorAll<HTMLElement>(rowLinks)].filter((link) => link.checkVisibility())
  const place = row ? links.findIndex((link) => row.contains(link)) : -1
  return key === 'j' ? links[Math.min(place + 1, links.length - 1)] : links[Math.max(place - 1, 0)]
}
