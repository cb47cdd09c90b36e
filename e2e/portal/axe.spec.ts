import type { Appearance } from '../../lib/appearance/schema'
import { checkAccessibility } from '../support/accessibility'
import { test } from '../support/test'
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
