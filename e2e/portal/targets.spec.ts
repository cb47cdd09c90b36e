import type { Page } from '@playwright/test'
import type { Appearance } from '../../lib/appearance/schema'
import { expect, test } from '../support/test'
import { actAsHelper, furtherAddresses, openAddresses } from './further-pages'
import { findTightTargets } from './measure'
import { addressesOf, look } from './pages'

const usual = { least: 48, main: 56, apart: 12, edge: 16 }
const extraLarge = { least: 60, main: 60, apart: 12, edge: 16 }

/** Not every choice with every other: each at its largest, and those that make each other hard. */
const modes: { name: string; chosen: Partial<Appearance>; wanted: typeof usual; widths: number[] }[] = [
  { name: 'as they come', chosen: {}, wanted: usual, widths: [1280, 390, 320] },
  {
    name: 'letters at 200 per cent, extra large',
    chosen: { text: '200', contrast: 'high', targets: 'extra-large' },
    wanted: extraLarge,
    widths: [1280, 390, 320],
  },
  {
    name: 'extra large, simple',
    chosen: { targets: 'extra-large', layout: 'simple', theme: 'dark' },
    wanted: extraLarge,
    widths: [1280, 390],
  },
]

for (const { name, chosen, wanted, widths } of modes) {
  test(`what one presses is large and apart enough, and nothing is cut off: ${name}`, async ({ pageOf }) => {
    test.setTimeout(240_000)
    const page = await pageOf('patient')
    await look(page, chosen)
    for (const address of await addressesOf(page)) await measure(page, address, { wanted, widths })
  })
}

test('letters at 200 per cent leave the title of every page on the first screen', async ({ pageOf }) => {
  test.setTimeout(120_000)
  const page = await pageOf('patient')
  await look(page, { text: '200' })
  const addresses = await addressesOf(page)
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    for (const address of addresses) {
      await page.goto(address)
      const title = await page.getByRole('heading', { level: 1 }).boundingBox()
      expect.soft(title ? title.y + title.height : null, `${address} at ${width}`).toBeLessThan(900)
    }
  }
})

test('so are the pages of one thing, and those around the portal', async ({ pageOf, db }) => {
  test.setTimeout(120_000)
  const page = await pageOf('patient')
  await look(page, { text: '200', targets: 'extra-large' })
  for (const address of await furtherAddresses(db))
    await measure(page, address, { wanted: extraLarge, widths: [390, 320] })
})

test('before logging in as well', async ({ stranger, db }) => {
  await look(stranger, { targets: 'extra-large', text: '150' })
  for (const address of ['/login', '/comfort', ...(await openAddresses(db))])
    await measure(stranger, address, { wanted: extraLarge, widths: [1280, 390, 320] })
})

test('and for who helps, below the banner that says whom', async ({ stranger, make, db }) => {
  await actAsHelper(stranger, make, db)
  await look(stranger, { targets: 'extra-large', text: '200' })
  for (const address of ['/portal', '/portal/consultations'])
    await measure(stranger, address, { wanted: extraLarge, widths: [1280, 390, 320] })
})

async function measure(page: Page, address: string, { wanted, widths }: { wanted: typeof usual; widths: number[] }) {
  await page.goto(address)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    expect.soft(await findTightTargets(page, wanted), `${address} at ${width}`).toEqual([])
    expect.soft(await sideways(page), `${address} at ${width} runs over the side`).toEqual([])
  }
}

/** What sticks out at the right, where the page would have to be scrolled sideways; tables scroll by themselves. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 30)}`)
      .slice(0, 5)
  })
}
