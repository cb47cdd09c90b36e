import type { Page } from '@playwright/test'
import { readCookie } from '../../lib/appearance/cookie'
import { appearanceCookie } from '../../lib/appearance/schema'
import { expect, logIn, test } from '../support/test'
import { openAddresses } from './further-pages'
import { look } from './pages'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test('what is chosen before logging in holds after it, can be kept, and is then the account’s everywhere', async ({
      make,
      db,
      browser,
    }) => {
      const person = await make.patient('Large Letters')
      const context = await browser.newContext({ javaScriptEnabled })
      const page = await context.newPage()
      const html = page.locator('html')
      await page.goto('/login')
      await page.getByRole('button', { name: /letters at 200 per cent/ }).click()
      await expect(html).toHaveAttribute('data-text', '200')
      await page.getByRole('link', { name: 'Comfort settings' }).click()
      await page.getByRole('button', { name: 'Extra large' }).click()
      await expect(html).toHaveAttribute('data-targets', 'extra-large')

      await logIn(page, person)
      await expect(html).toHaveAttribute('data-text', '200')
      await page.getByRole('button', { name: 'Yes, keep it' }).click()
      await expect(page.getByRole('heading', { name: 'Keep how the pages look?' })).toHaveCount(0)
      const kept = await db.query('select text_percent, targets from comfort_settings where user_id = $1', [
        person.userId,
      ])
      expect(kept.rows).toEqual([{ text_percent: 200, targets: 'extra-large' }])
      await context.close()

      const elsewhere = await browser.newContext({ javaScriptEnabled })
      const other = await elsewhere.newPage()
      await logIn(other, person)
      await expect(other.locator('html')).toHaveAttribute('data-text', '200')
      await elsewhere.close()
    })

    test('the account wins over what the browser says, and the browser’s choice is offered', async ({
      make,
      db,
      browser,
    }) => {
      const person = await make.patient('Dark Pages')
      await db.query(`insert into comfort_settings (user_id, theme, text_percent) values ($1, 'dark', 150)`, [
        person.userId,
      ])
      const context = await browser.newContext({ javaScriptEnabled })
      const page = await context.newPage()
      await page.goto('/login')
      await page.getByRole('button', { name: /letters at 125 per cent/ }).click()
      await expect(page.locator('html')).toHaveAttribute('data-text', '125')
      await logIn(page, person)
      await expect(page.locator('html')).toHaveAttribute('data-text', '150')
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await expect(page.getByRole('main')).toContainText('Size of the letters: Larger.')
      await page.getByRole('button', { name: 'No, leave it' }).click()
      await expect(page.getByRole('heading', { name: 'Keep how the pages look?' })).toHaveCount(0)
      await expect(page.locator('html')).toHaveAttribute('data-text', '150')
      await context.close()
    })

    test('every comfort is one press, says what changed, and is put back by one press', async ({
      make,
      pageOf,
      browser,
    }) => {
      const person = await make.patient('Choosing Person')
      const context = javaScriptEnabled ? null : await browser.newContext({ javaScriptEnabled })
      const page = context ? await context.newPage() : await pageOf(person)
      if (context) await logIn(page, person)
      const presses = [
        ['High', 'data-contrast', 'high'],
        ['Dark', 'data-theme', 'dark'],
        ['Extra large', 'data-targets', 'extra-large'],
        [/^Longer/, 'data-steady', '700'],
        ['Nothing moves', 'data-motion', 'none'],
        ['Simple', 'data-layout', 'simple'],
      ] as const
      await page.goto('/portal/settings')
      for (const [name, attribute, value] of presses) {
        // with a steady hand, a press just after another at the same place would not count
        const button = page.getByRole('main').getByRole('button', { name, exact: typeof name === 'string' })
        await expect(async () => {
          await button.click()
          await expect(page.locator('html')).toHaveAttribute(attribute, value, { timeout: 2000 })
        }).toPass()
        await expect(button).toHaveAttribute('aria-pressed', 'true')
      }
      await expect(page.getByRole('status')).toContainText('How much on a page: Simple.')
      const putBack = page.getByRole('button', { name: 'Put it back' })
      await expect(async () => {
        await putBack.click()
        await expect(page.locator('html')).toHaveAttribute('data-layout', 'full', { timeout: 2000 })
      }).toPass()
      await expect(page.locator('html')).toHaveAttribute('data-motion', 'none')
      await context?.close()
    })
  })
}

test('the choice is there with the first byte: nothing flashes', async ({ pageOf }) => {
  const page = await pageOf('patient', { javaScriptEnabled: false })
  await look(page, { text: '150', contrast: 'high', theme: 'dark' })
  const response = await page.goto('/portal/timeline')
  expect(await response?.text()).toMatch(/<html[^>]* data-theme="dark"[^>]* data-text="150" data-contrast="high"/)
})

test('the cookie is no secret and no script’s', async ({ stranger }) => {
  await stranger.goto('/login')
  await stranger.getByRole('button', { name: /letters at 150 per cent/ }).click()
  await expect(stranger.locator('html')).toHaveAttribute('data-text', '150')
  const cookie = (await stranger.context().cookies()).find(({ name }) => name === appearanceCookie)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  expect(readCookie(cookie?.value)).toMatchObject({ look: { text: '150' }, chosenBy: 'visitor' })
})

test('paper gets large type, no navigation and no dark', async ({ pageOf }) => {
  const page = await pageOf('patient')
  await look(page, { theme: 'dark', contrast: 'high' })
  await page.emulateMedia({ media: 'print' })
  for (const address of ['/portal', '/portal/timeline', '/portal/words/mri']) {
    await page.goto(address)
    await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Log out' })).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Need help?' })).toBeVisible()
    const { points, ink } = await page.getByRole('main').evaluate((main) => ({
      points: parseFloat(getComputedStyle(main).fontSize) * 0.75,
      ink: getComputedStyle(main).color,
    }))
    expect(points).toBeGreaterThanOrEqual(15.9)
    expect(ink).toBe('rgb(0, 0, 0)')
  }
})

test('help stands in the same place on every page, and as the clinic says it', async ({ pageOf, db }) => {
  await db.query(
    `update programme_settings set help_phone = '+44 113 496 0000', help_hours = 'Monday to Friday, 8 to 16'`,
  )
  const page = await pageOf('patient')
  for (const address of ['/portal', '/portal/reports', '/portal/settings', '/portal/words/mri']) {
    await page.goto(address)
    const help = page.getByRole('contentinfo').getByRole('region', { name: 'Need help?' })
    await expect(help.getByRole('link', { name: '+44 113 496 0000' })).toHaveAttribute('href', 'tel:+441134960000')
    await expect(help).toContainText('Monday to Friday, 8 to 16')
  }
})

test('and on the pages around the portal, also where something went wrong', async ({ pageOf, stranger, db }) => {
  await db.query(`update programme_settings set help_phone = '+44 113 496 0000'`)
  const helpOf = (page: Page) => page.getByRole('contentinfo').getByRole('region', { name: 'Need help?' })
  for (const address of await openAddresses(db)) {
    await stranger.goto(address)
    await expect.soft(helpOf(stranger).getByRole('link', { name: '+44 113 496 0000' }), address).toBeVisible()
    await expect.soft(stranger.getByRole('button', { name: /letters at 150 per cent/ }), address).toBeVisible()
  }
  const page = await pageOf('patient')
  for (const address of ['/account', '/helping']) {
    await page.goto(address)
    await expect.soft(helpOf(page), address).toBeVisible()
  }
  await stranger.goto('/no-such-page')
  await helpOf(stranger).getByRole('link', { name: 'The number of your clinic' }).click()
  await expect(stranger).toHaveURL('/comfort#help')
})

// the browser says so itself when a page answers 404
test.use({ expectedComplaints: [/404 \(Not Found\) .*\/no-such-(word|page)$/] })

test('a word leads from the list to all of it, and says honestly who stands for it', async ({ pageOf }) => {
  const page = await pageOf('patient', { javaScriptEnabled: false })
  await page.goto('/portal/words')
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Tremor/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tremor')
  await expect(page.getByText(/^Dr .* read this text and signed it on .* version \d/)).toBeVisible()
  await page.goto('/portal/words/dyskinesia')
  await expect(page.getByText('No doctor of your clinic has signed this text yet.')).toBeVisible()
  expect((await page.goto('/portal/words/no-such-word'))?.status()).toBe(404)
})
