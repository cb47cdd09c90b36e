import type { Page } from '@playwright/test'
import { expect, expectListening, test } from '../support/test'

const list = '/admin/patients'
const panel = (page: Page) => page.locator('[data-list=panel]')
const chips = (page: Page) => page.getByRole('list', { name: 'Filters' }).getByRole('listitem')
const table = (page: Page) => page.getByRole('table', { name: 'Patients' })
/** Without those over the boxes and the preview. */
const headers = (page: Page) =>
  table(page)
    .getByRole('columnheader')
    .filter({ hasNotText: 'Preview', hasNot: page.getByRole('checkbox') })
const rows = (page: Page) => table(page).getByRole('rowheader')

/** Adds a filter the way a person does: the tool, the field, the operator, the value. */
async function addFilter(page: Page, field: string, operator: string, fill: () => Promise<void>) {
  await page.getByRole('link', { name: '+ Filter' }).click()
  await panel(page).getByRole('link', { name: field, exact: true }).click()
  await panel(page).getByRole('combobox', { name: field }).selectOption(operator)
  await fill()
  await panel(page).getByRole('button', { name: 'Add filter' }).click()
  await expect(panel(page)).toHaveCount(0)
}

for (const javaScriptEnabled of [true, false]) {
  test(`filters are added, changed, joined and taken away ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    pageOf,
    db,
  }) => {
    const count = async (where: string) =>
      Number((await db.query(`select count(*) from patient_statistics where ${where}`)).rows[0].count)
    const page = await pageOf('admin', { javaScriptEnabled })
    await page.goto(list)
    await addFilter(page, 'Model result', 'is', () => panel(page).getByLabel('Positive').check())
    await addFilter(page, 'Visits', 'is at least', () => panel(page).getByLabel('Value').fill('3'))
    await expect(chips(page)).toHaveText([/Model result is Positive/, /Visits is at least 3/])
    const both = await count('has_parkinsons and total_consultations >= 3')
    await expect(page.getByRole('main').getByRole('status').first()).toHaveText(`2 filters, ${both} results`)

    await page.getByRole('link', { name: 'Any of these' }).click()
    const either = await count('has_parkinsons or total_consultations >= 3')
    await expect(page.getByRole('main')).toContainText(`${either} patients, 2 filters`)

    await page.getByRole('link', { name: /Change filter: Visits/ }).click()
    await panel(page).getByRole('combobox', { name: 'Visits' }).selectOption('is between')
    await panel(page).getByLabel('Value').fill('2')
    await panel(page).getByLabel('and', { exact: true }).fill('1')
    await panel(page).getByRole('button', { name: 'Change filter' }).click()
    await expect(panel(page).getByRole('alert')).toContainText('Visits ends before it begins')
    await panel(page).getByLabel('Value').fill('1')
    await panel(page).getByLabel('and', { exact: true }).fill('2')
    await panel(page).getByRole('button', { name: 'Change filter' }).click()
    await expect(chips(page).nth(1)).toContainText('Visits is between 1 and 2')

    const cross = page.getByRole('link', { name: /Remove filter: Model result/ })
    const size = await cross.boundingBox()
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24)
    await cross.click()
    await expect(chips(page)).toHaveCount(1)
    await page.getByRole('link', { name: 'Clear all' }).click()
    await expect(chips(page)).toHaveCount(0)
  })
}

test('a name that is filtered by stays out of the address, also in a saved view, and comes back with Back and reload', async ({
  pageOf,
  make,
}) => {
  const admin = await make.admin('Keeper of Views')
  const surname = `Nightingale${crypto.randomUUID().replace(/\W/g, '').slice(0, 8)}`
  await make.patient(`Philippa ${surname}`)
  const page = await pageOf(admin)
  const addresses: string[] = []
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  await page.goto(list)
  await addFilter(page, 'Patient', 'contains', () => panel(page).getByLabel('Value').fill(surname.toLowerCase()))
  await expect(rows(page)).toHaveText([/Philippa Nightingale/])
  await page.reload()
  await expect(rows(page)).toHaveText([/Philippa Nightingale/])

  await page.getByRole('link', { name: 'Save as view' }).click()
  await panel(page).getByLabel('Name', { exact: true }).fill('Birds')
  await panel(page).getByRole('button', { name: 'Save view' }).click()
  const views = page.getByRole('navigation', { name: 'Saved views' })
  await expect(views.getByRole('link', { name: /^Birds 1$/ })).toHaveAttribute('aria-current', 'page')
  await expect(page).toHaveURL(/\/admin\/patients\?view=[\w-]+$/)

  await addFilter(page, 'Visits', 'is at least', () => panel(page).getByLabel('Value').fill('1000'))
  await expect(page.getByText('No patient fits these filters.')).toBeVisible()
  await expect(page.getByText('Changed since it was saved', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Reset' }).click()
  await expect(rows(page)).toHaveCount(1)
  await headers(page).getByRole('link', { name: 'Patient' }).click()
  await page.getByRole('button', { name: 'Update view' }).click()
  await expect(page.getByText('Changed since it was saved', { exact: true })).toHaveCount(0)

  await views.getByRole('link', { name: 'All patients' }).click()
  await expect(chips(page)).toHaveCount(0)
  await page.goBack()
  await expect(rows(page)).toHaveText([/Philippa/])
  expect(addresses.map((address) => decodeURIComponent(address).toLowerCase()).join(' ')).not.toMatch(/nighting|birds/)

  const link = page.url()
  const stranger = await pageOf(await make.admin('Another Administrator'))
  await stranger.goto(new URL(link).pathname + new URL(link).search)
  await expect(stranger.getByRole('alert').filter({ hasText: 'not shared with you' })).toBeVisible()
  await expect(stranger.getByRole('main')).not.toContainText('Birds')

  await page.getByRole('link', { name: 'View options' }).click()
  await panel(page).getByLabel('Show me this view first').check()
  await panel(page).getByRole('button', { name: 'Save name and sharing' }).click()
  await expect(panel(page)).toHaveCount(0)
  await page.goto(list)
  await expect(rows(page)).toHaveText([/Philippa/])
  await page.getByRole('link', { name: 'View options' }).click()
  await panel(page).getByRole('button', { name: 'Delete this view' }).click()
  await expect(views).toHaveCount(0)
})

test('columns are shown, hidden and moved, and the rows take another height and number', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto(list)
  await page.getByRole('link', { name: 'Columns', exact: true }).click()
  await panel(page).getByRole('link', { name: 'Show Gender' }).click()
  await expect(headers(page).last()).toHaveText('Gender')
  await panel(page).getByRole('link', { name: 'Hide Scans' }).click()
  await expect(headers(page).filter({ hasText: 'Scans' })).toHaveCount(0)
  await panel(page).getByRole('link', { name: 'Move Model stage to the left' }).click()
  await expect(headers(page).nth(2)).toHaveText('Model stage')
  await expect(panel(page).getByRole('link', { name: /Hide Patient/ })).toHaveCount(0)
  await panel(page).getByRole('link', { name: 'Compact' }).click()
  await expect(page.getByRole('region', { name: 'Patients' })).toHaveAttribute('data-density', 'compact')
  await panel(page).getByRole('link', { name: '25', exact: true }).click()
  await expect(rows(page)).toHaveCount(25)
  await page.reload()
  await expect(headers(page).nth(2)).toHaveText('Model stage')
  await panel(page)
    .getByRole('link', { name: /own columns/ })
    .click()
  await expect(headers(page).nth(2)).toHaveText('Model result')
})

test('several columns order the rows: with Shift, or from the menu', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto(list)
  await expectListening(page)
  const header = (name: string) => headers(page).filter({ hasText: name })
  await expect(header('Last visit')).toHaveAttribute('aria-sort', 'descending')
  await header('Patient')
    .getByRole('link')
    .click({ modifiers: ['Shift'] })
  await expect(header('Patient')).toHaveAttribute('aria-sort', 'ascending')
  await expect(header('Last visit')).toHaveAttribute('aria-sort', 'descending')
  await header('Patient').getByRole('link').click()
  await expect(header('Last visit')).toHaveAttribute('aria-sort', 'none')
  await page.getByRole('link', { name: 'Sort', exact: true }).click()
  await panel(page).getByRole('link', { name: 'Registered' }).click()
  await expect(panel(page).getByRole('list', { name: 'Ordered by' }).getByRole('listitem')).toHaveText([
    /by.*Patient.*from Z to A/,
    /then by.*Registered.*newest first/,
  ])
  await panel(page)
    .getByRole('link', { name: /Patient: from Z to A/ })
    .click()
  await expect(header('Patient')).toHaveAttribute('aria-sort', 'ascending')
})

test('rows are selected one by one, as a range, as a page and as all that match, and the choice is sent on', async ({
  pageOf,
}) => {
  const page = await pageOf('admin')
  await page.goto(`${list}?f=result:is:positive&size=25`)
  await expectListening(page)
  const boxes = table(page).getByRole('checkbox', { name: /^Select (?!all)/ })
  const bar = page.getByRole('form', { name: 'Selected rows' })
  await expect(bar).toBeHidden()
  await boxes.nth(1).check()
  await boxes.nth(5).click({ modifiers: ['Shift'] })
  await expect(bar).toContainText('5 patients selected')
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check()
  await expect(bar).toContainText('25 patients selected')
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  const all = bar.getByRole('checkbox', { name: /^All \d+ matching/ })
  await boxes.first().check()
  await boxes.nth(1).check()
  await all.check()
  await boxes.first().uncheck() // that one is not to be touched
  await expect(all).not.toBeChecked()
  await all.check()
  await bar.getByRole('button').first().click()
  await expect(page).toHaveURL(/\/admin\/jobs\/new\?.*list=patients.*all=1/)
  await expect(page).toHaveURL(/f=result%3Ais%3Apositive/)
})

test('without JavaScript a selection of rows is sent on as well', async ({ pageOf }) => {
  const page = await pageOf('admin', { javaScriptEnabled: false })
  await page.goto(list)
  const boxes = table(page).getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(2).check()
  await page.getByRole('form', { name: 'Selected rows' }).getByRole('button').first().click()
  await expect(page).toHaveURL(/id=[^&]+&id=[^&]+/)
})

test('a row is looked at from the side, by keyboard alone, through the pages', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto(`${list}?size=25`)
  await expectListening(page)
  const names = await rows(page).getByRole('link').allInnerTexts()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused()
  await page.keyboard.press('Space')
  const peek = page.locator('[data-list=peek-panel]')
  await expect(peek.getByRole('heading')).toHaveText(names[1] ?? '')
  await expect(peek).toContainText('Date of birth')
  await page.keyboard.press('j')
  await expect(peek.getByRole('heading')).toHaveText(names[2] ?? '')
  await page.keyboard.press('k')
  await expect(peek.getByRole('heading')).toHaveText(names[1] ?? '')
  await page.reload()
  await expect(peek.getByRole('heading')).toHaveText(names[1] ?? '')
  await expectListening(page)
  await page.keyboard.press('Escape')
  await expect(peek).toHaveCount(0)
  await page
    .getByRole('link', { name: `Preview ${names.at(-1)}` })
    .last()
    .click()
  await peek.getByRole('link', { name: 'Next patient' }).click()
  await expect(page).toHaveURL(/after=.*peek=first/)
  await expect(rows(page).first().getByRole('link')).toHaveText(await peek.getByRole('heading').innerText())
  await peek.getByRole('link', { name: 'Previous patient' }).click()
  await expect(peek.getByRole('heading')).toHaveText(names.at(-1) ?? '')
})

test('an address that is not understood says what was left out, and shows the rest', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto(`${list}?f=nothing:is:1&f=stage:is:2&f=lastVisit:on:yesterday&view=gone`)
  const said = page.getByRole('main').getByRole('alert')
  await expect(said).toContainText('cannot be filtered by “nothing”')
  await expect(said).toContainText('Enter a date for Last visit')
  await expect(said).toContainText('This saved view was deleted')
  await expect(chips(page)).toHaveText([/Model stage is Stage 2/])
})
