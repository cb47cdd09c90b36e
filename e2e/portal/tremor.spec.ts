import type { Page } from '@playwright/test'
import { expect, test } from '../support/test'
import { look } from './pages'

/** Two buttons, a link and a box on a page of the portal, with what was pressed so far. */
async function practice(page: Page, steady: '0' | '300' | '700' | '1200') {
  await look(page, { steady })
  const script = page.waitForResponse('**/steady-hand.js')
  await page.goto('/login')
  await script
  await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0)
  await page.evaluate(() => {
    const box = document.createElement('section')
    box.style.cssText = 'position:fixed; inset:0; background:white; z-index:99'
    box.innerHTML = `
      <button id="one" type="button" style="position:absolute; left:50px; top:50px; width:100px; height:60px">One</button>
      <button id="two" type="button" style="position:absolute; left:300px; top:50px; width:100px; height:60px">Two</button>
      <a id="link" href="#there" style="position:absolute; left:50px; top:200px; width:100px; height:60px">Link</a>
      <label style="position:absolute; left:300px; top:200px; width:150px; height:60px"><input id="box" type="checkbox"> Box</label>`
    document.querySelector('.portal')?.append(box)
    document.body.dataset.pressed = ''
    for (const control of box.querySelectorAll('button, a, input'))
      control.addEventListener('click', () => (document.body.dataset.pressed += `${control.id} `))
  })
}

const pressed = (page: Page) => page.evaluate(() => document.body.dataset.pressed?.trim().split(' ').filter(Boolean))
const one = [100, 80] as const
const two = [350, 80] as const
const link = [100, 230] as const
const label = [420, 230] as const
const nowhere = [700, 500] as const

test('a trembling hand that presses four times has pressed once', async ({ stranger }) => {
  await practice(stranger, '1200')
  for (const shake of [0, 6, -5, 3]) await stranger.mouse.click(one[0] + shake, one[1] - shake)
  expect(await pressed(stranger)).toEqual(['one'])
})

test('without it, the browser counts as it always does', async ({ stranger }) => {
  await practice(stranger, '0')
  for (const shake of [0, 6]) await stranger.mouse.click(one[0] + shake, one[1])
  expect(await pressed(stranger)).toEqual(['one', 'one'])
})

test('another control further away answers at once', async ({ stranger }) => {
  await practice(stranger, '1200')
  await stranger.mouse.click(...one)
  await stranger.mouse.click(...two)
  expect(await pressed(stranger)).toEqual(['one', 'two'])
})

test('what appears under the finger does not get the second half of its press', async ({ stranger }) => {
  await practice(stranger, '1200')
  await stranger.evaluate(() => {
    const [first, second] = [document.getElementById('one'), document.getElementById('two')]
    first?.addEventListener('click', () => {
      first.remove()
      if (second) second.style.left = '50px'
    })
  })
  await stranger.mouse.click(...one)
  await stranger.mouse.click(...one)
  expect(await pressed(stranger)).toEqual(['one'])
})

test('a press counts where it began and is let go: sliding off takes it back, sliding on makes none', async ({
  stranger,
}) => {
  await practice(stranger, '700')
  await slide(stranger, one, nowhere)
  await slide(stranger, nowhere, two)
  await slide(stranger, one, two)
  expect(await pressed(stranger)).toEqual([])
  await stranger.mouse.click(...two)
  expect(await pressed(stranger)).toEqual(['two'])
})

test('a hand that slides along a link while it presses means the link, and drags nothing', async ({ stranger }) => {
  await practice(stranger, '700')
  await stranger.evaluate(() =>
    addEventListener('dragstart', (event) => Object.assign(window, { dragged: !event.defaultPrevented })),
  )
  await slide(stranger, link, [link[0] + 30, link[1] + 10])
  expect(await pressed(stranger)).toEqual(['link'])
  expect(await stranger.evaluate(() => 'dragged' in window && window.dragged === true)).toBe(false)
})

test('a box is ticked by its label, once', async ({ stranger }) => {
  await practice(stranger, '1200')
  await stranger.mouse.click(...label)
  await stranger.mouse.click(label[0] + 4, label[1])
  await expect(stranger.locator('#box')).toBeChecked()
})

test('a key that is held or hit twice presses once', async ({ stranger }) => {
  await practice(stranger, '1200')
  await stranger.locator('#one').focus()
  for (let time = 0; time < 3; time += 1) await stranger.keyboard.press('Enter')
  expect(await pressed(stranger)).toEqual(['one'])
})

test('a finger that rests long before it lets go has pressed', async ({ browser }) => {
  const context = await browser.newContext({ hasTouch: true })
  const page = await context.newPage()
  await practice(page, '700')
  const screen = await context.newCDPSession(page)
  const touchPoints = [{ x: one[0], y: one[1] }]
  await screen.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  const began = await page.evaluate(() => performance.now())
  await page.waitForFunction((start) => performance.now() > start + 900, began)
  await screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect.poll(() => pressed(page)).toEqual(['one'])
  await context.close()
})

test('a form sent twice by a shaking hand is sent once', async ({ pageOf, make }) => {
  const page = await pageOf(await make.patient('Shaking Hand'))
  await look(page, { steady: '1200' })
  await page.goto('/portal/settings')
  await page.waitForFunction(
    () => performance.now() > (performance.getEntriesByName('first-paint')[0]?.startTime ?? 0) + 1200,
  )
  let sent = 0
  page.on(
    'request',
    (request) => request.method() === 'POST' && request.url().endsWith('/portal/settings') && (sent += 1),
  )
  await page.getByRole('button', { name: 'High', exact: true }).dblclick()
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high')
  expect(sent).toBe(1)
})

async function slide(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 6 })
  await page.mouse.up()
}
