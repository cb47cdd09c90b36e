import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Nothing that axe finds, and nothing that has to be scrolled sideways. Goes on after a finding, so that all are told. */
export async function checkAccessibility(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] }) // whatever is right is not described, which took most of the time
    .withTags(rules)
    .setLegacyMode() // no frames here: the other mode opens a page of its own each time, for theirs
    .analyze()
  const found = violations.map(({ id, nodes }) => {
    const places = nodes.map(({ target }) => target.join(' '))
    return `${id} ${places.slice(0, 3).join(', ')}`
  })
  expect.soft(found, page.url()).toEqual([])
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }))
  expect.soft(scroll, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(client)
}
