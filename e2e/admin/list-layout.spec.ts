import type { Page } from '@playwright/test'
import { checkAccessibility } from '../support/accessibility'
import { expect, expectListening, test } from '../support/test'

const list = '/admin/patients'
const panel = (page: Page) => page.locator('[data-list=panel]')
const region = (page: Page) => page.getByRole('region', { name: 'Patients' })
const header = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Patients' }).getByRole('columnheader').filter({ hasText: name })
const leftOf = async (page: Page, name: string) => (await header(page, name).boundingBox())?.x ?? 0
const widthOf = async (page: Page, name: string) => Math.round((await header(page, name).boundingBox())?.width ?? 0)

for (const javaScriptEnabled of [true, false]) {
  test(`columns are pinned and made wider by press ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    pageOf,
  }) => {
    const page = await pageOf('admin', { javaScriptEnabled })
    await page.goto(list)
    await page.getByRole('link', { name: 'Columns', exact: true }).click()
    await panel(page).getByRole('link', { name: 'Pin Visits to the left' }).click()
    await expect(panel(page).getByRole('link', { name: 'Let Visits scroll again' })).toBeVisible()
    await panel(page).getByRole('link', { name: 'Make Last visit wider' }).click()
    await expect(panel(page).getByText('180 px')).toBeVisible()
    await panel(page).getByRole('link', { name: 'Make Last visit wider' }).click()
    await expect(panel(page).getByText('200 px')).toBeVisible()
    expect(await widthOf(page, 'Last visit')).toBe(200)
    expect(await leftOf(page, 'Visits')).toBeLessThan(await leftOf(page, 'Model result'))
    await expect(page).toHaveURL(/pin=visits&w=lastVisit.200/)
    await panel(page)
      .getByRole('link', { name: /own widths/ })
      .click()
    await expect(page).not.toHaveURL(/pin=|w=/)
  })
}

test('the identity stays in sight while the rest scrolls, and the whole row still leads to the record', async ({
  pageOf,
}) => {
  const page = await pageOf('admin')
  await page.setViewportSize({ width: 900, height: 800 })
  await page.goto(
    `${list}?cols=name,result,stage,lastVisit,visits,scans,reports,email,phone,registeredAt&w=lastVisit.300`,
  )
  await expectListening(page)
  const before = await leftOf(page, 'Patient')
  await region(page).evaluate((element) => element.scrollTo({ left: 400 }))
  await expect(region(page)).toHaveAttribute('data-scrolled', '')
  expect(Math.round(await leftOf(page, 'Patient'))).toBe(Math.round(before))
  await checkAccessibility(page)
  // a link of the row lies over the cell: what a person presses there
  await page.getByRole('table').getByRole('row').nth(1).getByRole('cell').nth(7).click({ force: true })
  await expect(page).toHaveURL(/\/admin\/patients\/[^/?]+$/)
})

test('an edge is drawn with the mouse; the width is kept in the address, with the view, and through a reload', async ({
  pageOf,
  make,
}) => {
  const page = await pageOf(await make.admin('Drawer of Widths'))
  await page.goto(list)
  await expectListening(page)
  const before = await widthOf(page, 'Last visit')
  const handle = header(page, 'Last visit').locator('[data-width-handle]')
  await header(page, 'Last visit').hover()
  const edge = await handle.boundingBox()
  if (!edge) throw new Error('There is no edge to draw')
  await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2)
  await page.mouse.down()
  await page.mouse.move(edge.x + 40, edge.y + edge.height / 2, { steps: 4 })
  await page.mouse.move(edge.x + 80, edge.y + edge.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/w=lastVisit\.\d+/)
  const drawn = await widthOf(page, 'Last visit')
  expect(drawn).toBeGreaterThan(before + 40)

  await page.getByRole('link', { name: 'Save as view' }).click()
  await panel(page).getByLabel('Name', { exact: true }).fill('Wide visits')
  await panel(page).getByRole('button', { name: 'Save view' }).click()
  await expect(page).toHaveURL(/\?view=[\w-]+$/)
  await page.reload()
  await expectListening(page)
  expect(await widthOf(page, 'Last visit')).toBe(drawn)
  await handle.dblclick()
  await expect(page.getByText('Changed since it was saved', { exact: true })).toBeVisible()
  expect(await widthOf(page, 'Last visit')).toBe(before)
})

test('a saved view that was deleted comes back from the bar', async ({ pageOf, make }) => {
  const page = await pageOf(await make.admin('Regretter of Views'))
  const bar = page.getByRole('complementary', { name: 'What was just done' })
  const views = page.getByRole('navigation', { name: 'Saved views' })
  await page.goto(`${list}?f=visits:at-least:3&panel=save`)
  await panel(page).getByLabel('Name', { exact: true }).fill('Many visits')
  await panel(page).getByRole('button', { name: 'Save view' }).click()
  await expect(bar).toContainText('Saved a view')

  await page.goto('/admin/views')
  await checkAccessibility(page)
  await page.getByRole('link', { name: 'Rename or share Many visits' }).click()
  await panel(page).getByLabel('Name', { exact: true }).fill('Often here')
  await panel(page).getByRole('button', { name: 'Save name and sharing' }).click()
  await expect(bar).toContainText('Changed a saved view')
  await page.getByRole('link', { name: 'View options' }).click()
  await panel(page).getByRole('button', { name: 'Delete this view' }).click()
  await expect(bar).toContainText('Deleted a saved view')
  await expect(views).toHaveCount(0)
  await bar.getByRole('button', { name: 'Undo' }).click()
  await expect(views.getByRole('link', { name: /^Often here/ })).toBeVisible()
})

test('on paper a list says which rows these are, who read them and when', async ({ pageOf, make }) => {
  const page = await pageOf(await make.admin('Printer of Lists'))
  await page.goto(`${list}?f=visits:at-least:3`)
  const head = page.getByRole('main').locator('dl').first()
  await expect(head).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(head).toContainText('Visits is at least 3')
  await expect(head).toContainText('Last visit (descending)')
  await expect(head).toContainText('by Printer of Lists')
  await expect(page.getByRole('link', { name: '+ Filter' })).toBeHidden()
})

test('the places of the console lead to duplicates, and mark only where one is', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto('/admin')
  const places = page.getByRole('navigation', { name: 'Main' })
  await places.getByRole('link', { name: /^Duplicates/ }).click()
  await expect(page.getByRole('heading', { name: 'Likely duplicates' })).toBeVisible()
  await expect(places.getByRole('link', { name: /^Duplicates/ })).toHaveAttribute('aria-current', 'page')
  await expect(places.getByRole('link', { name: 'Patients' })).not.toHaveAttribute('aria-current', 'page')
})
