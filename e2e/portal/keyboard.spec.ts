import { expect, test } from '../support/test'
import { readFocus } from './measure'
import { addressesOf, look, plainPages } from './pages'

const most = 200

test('by Tab through every page: the focus is seen and never behind something, also with large letters', async ({
  pageOf,
}) => {
  test.setTimeout(300_000)
  const page = await pageOf('patient')
  await look(page, { text: '200', targets: 'extra-large' })
  await page.setViewportSize({ width: 390, height: 700 })
  for (const address of await addressesOf(page)) {
    await page.goto(address)
    const findings: string[] = []
    let steps = 0
    for (; steps < most; steps += 1) {
      await page.keyboard.press('Tab')
      const focus = await readFocus(page)
      if (!focus) break
      if (!focus.isRinged) findings.push(`${focus.name} has no ring`)
      if (!focus.isInView) findings.push(`${focus.name} is out of sight`)
      if (focus.isCovered) findings.push(`${focus.name} is covered`)
    }
    expect.soft(steps, address).toBeGreaterThan(5)
    expect.soft(findings, address).toEqual([])
  }
})

test('in forced colours there are edges and rings', async ({ pageOf }) => {
  const page = await pageOf('patient')
  await page.emulateMedia({ forcedColors: 'active' })
  for (const address of ['/portal', '/portal/settings', '/portal/timeline']) {
    await page.goto(address)
    const bare = await page.evaluate(() =>
      [...document.querySelectorAll('main button, main summary, main select, main input:not([type=hidden]), nav a')]
        .filter((control) => control.checkVisibility())
        .filter((control) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(control)
          return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1
        })
        .map((control) => control.outerHTML.slice(0, 120)),
    )
    expect.soft(bare, address).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect.soft(await readFocus(page), address).toMatchObject({ isRinged: true })
  }
})

for (const [name, prepare] of [
  ['the device asks for it', { reducedMotion: 'reduce' as const, chosen: {} }],
  ['somebody chose it', { reducedMotion: 'no-preference' as const, chosen: { motion: 'none' as const } }],
] as const) {
  test(`nothing moves when ${name}`, async ({ pageOf }) => {
    const page = await pageOf('patient')
    await page.emulateMedia({ reducedMotion: prepare.reducedMotion })
    await look(page, prepare.chosen)
    for (const address of plainPages) {
      await page.goto(address)
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((element) => {
            const { animationName, transitionDuration } = getComputedStyle(element)
            return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration)
          })
          .map((element) => element.outerHTML.slice(0, 100)),
      )
      expect.soft(moving, address).toEqual([])
    }
  })
}

test('by keyboard alone, at 200 per cent and without scripts: the next appointment, the report, its words and who has read it are within three steps', async ({
  pageOf,
}) => {
  const page = await pageOf('patient', { javaScriptEnabled: false })
  await look(page, { text: '200' })
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/portal')
  await expect(page.getByRole('region', { name: 'Your next appointment' })).toBeVisible() // where one lands
  await go('Menu')
  await go('My reports') // one
  await expect(page).toHaveURL('/portal/reports')
  const report = page.locator('main a[href^="/portal/reports/"]').first()
  await tabTo((await report.innerText()).split('\n')[0]?.trim() ?? '')
  await page.keyboard.press('Enter') // two
  await expect(page).toHaveURL(/\/portal\/reports\/[^/]+$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto('/portal')
  await go('Menu')
  await go('Who looked') // one
  await expect(page).toHaveURL('/portal/who-looked')

  async function go(name: string) {
    await tabTo(name)
    await page.keyboard.press('Enter')
  }
  async function tabTo(name: string) {
    for (let steps = 0; steps < most; steps += 1) {
      await page.keyboard.press('Tab')
      const text = await page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '')
      if (text.startsWith(name)) return
    }
    throw new Error(`Tab never came to “${name}”.`)
  }
})
