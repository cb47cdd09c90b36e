import type { Appearance } from '../../lib/appearance/schema'
import { checkAccessibility } from '../support/accessibility'
import { test } from '../support/test'
import { actAsHelper, furtherAddresses, openAddresses } from './further-pages'
import { addressesOf, look } from './pages'

/** Each comfort at least once, and those together that change the same colours and places. */
const modes: { name: string; chosen: Partial<Appearance>; width: number }[] = [
  { name: 'as it comes', chosen: {}, width: 1280 },
  {
    name: 'at its largest',
    chosen: { text: '200', contrast: 'high', targets: 'extra-large', theme: 'light' },
    width: 390,
  },
  { name: 'dark and simple', chosen: { theme: 'dark', layout: 'simple', steady: '700', motion: 'none' }, width: 390 },
  { name: 'dark, high contrast', chosen: { theme: 'dark', contrast: 'high', text: '125' }, width: 1280 },
]

for (const { name, chosen, width } of modes) {
  test(`axe finds nothing on the pages of the portal, ${name}`, async ({ pageOf }) => {
    test.setTimeout(300_000)
    const page = await pageOf('patient')
    await look(page, chosen)
    await page.setViewportSize({ width, height: 900 })
    for (const address of await addressesOf(page)) {
      await page.goto(address)
      await test.step(address, () => checkAccessibility(page))
    }
  })
}

test('axe finds nothing on the pages of one thing, and on those around the portal, at its largest', async ({
  pageOf,
  db,
}) => {
  test.setTimeout(120_000)
  const page = await pageOf('patient')
  await look(page, { text: '200', contrast: 'high', targets: 'extra-large', theme: 'light' })
  await page.setViewportSize({ width: 390, height: 900 })
  for (const address of await furtherAddresses(db)) {
    await page.goto(address)
    await test.step(address, () => checkAccessibility(page))
  }
})

test('axe finds nothing below the banner of who helps', async ({ stranger, make, db }) => {
  await actAsHelper(stranger, make, db)
  for (const { chosen, width } of modes.slice(0, 2)) {
    await look(stranger, chosen)
    await stranger.setViewportSize({ width, height: 900 })
    await stranger.goto('/portal')
    await checkAccessibility(stranger)
  }
})

test('axe finds nothing on what opens to everybody, at its largest', async ({ stranger, db }) => {
  await look(stranger, { text: '200', contrast: 'high', targets: 'extra-large', theme: 'dark' })
  await stranger.setViewportSize({ width: 390, height: 900 })
  for (const address of await openAddresses(db)) {
    await stranger.goto(address)
    await checkAccessibility(stranger)
  }
})

test('axe finds nothing before logging in, as somebody set it there', async ({ stranger }) => {
  for (const { chosen, width } of modes) {
    await look(stranger, chosen)
    await stranger.setViewportSize({ width, height: 900 })
    for (const address of ['/login', '/comfort']) {
      await stranger.goto(address)
      await checkAccessibility(stranger)
    }
  }
})
