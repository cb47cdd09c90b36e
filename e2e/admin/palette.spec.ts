import type { Page } from '@playwright/test'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

/** As soon as the page listens to keys. */
async function press(page: Page, key: string, dialogName: string) {
  const dialog = page.getByRole('dialog', { name: dialogName })
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.keyboard.press(key)
    await expect(dialog).toBeVisible({ timeout: 1000 })
  }).toPass()
  return dialog
}

test('the palette finds a patient by name, birth date and id, by keyboard alone, and opens what was opened last', async ({
  pageOf,
  make,
  db,
}) => {
  const patient = await make.patient('Ximena Zarzuela Québec')
  await db.query("update patients set date_of_birth = '1951-03-09' where patient_id = $1", [patient.patientId])
  const page = await pageOf(await make.admin())

  for (const terms of ['zarzuela', 'quebec ximena', 'zarzuella', '9 March 1951', patient.patientId]) {
    await page.goto('/admin/audit')
    await press(page, 'Control+k', 'Search')
    const input = page.getByRole('combobox', { name: /Search patients/ })
    await input.fill(terms)
    await expect(page.getByRole('option', { name: /Ximena Zarzuela/ }).first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page, terms).toHaveURL(new RegExp(`/admin/patients/${patient.patientId}$`))
  }

  await page.goto('/admin/audit')
  await press(page, '/', 'Search')
  const recent = page.getByRole('group', { name: 'Recent' })
  await expect(recent.getByRole('option').first()).toContainText('Ximena Zarzuela Québec')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/admin/patients/${patient.patientId}$`))
})

test('the palette says how many it found, marks what matched, narrows, acts, and closes without a trace', async ({
  pageOf,
  make,
}) => {
  await make.patient('Yolanda Umlauf')
  await make.doctor('Yolanda Umlauf')
  const page = await pageOf(await make.admin())
  await page.goto('/admin/audit')
  const dialog = await press(page, '/', 'Search')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Search' }).click()
  const input = dialog.getByRole('combobox')

  await input.fill('umlauf')
  await expect(dialog.getByRole('status')).toContainText(/results?: .*patient.*doctor/)
  await expect(dialog.getByRole('option').first().locator('mark')).toHaveText('Umlauf')
  await input.fill('d: umlauf')
  await expect(dialog.getByRole('status')).toHaveText(/^\d results?: \d doctors?\.$/)

  await input.fill('xqzv wkjh')
  await expect(dialog.getByText('No result', { exact: true })).toBeVisible()
  await expect(dialog.getByRole('link', { name: 'Create a patient' })).toHaveAttribute('href', '/admin/patients/new')

  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Search' }).getByRole('combobox').fill('new pat')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/admin\/patients\/new$/)
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
})

test('Ctrl-Enter opens a result in a new tab', async ({ pageOf, make }) => {
  const patient = await make.patient('Theodora Newtab')
  const page = await pageOf(await make.admin())
  await page.goto('/admin/audit')
  await press(page, 'Control+k', 'Search')
  await page.getByRole('combobox', { name: /Search patients/ }).fill('newtab')
  await expect(page.getByRole('option', { name: /Theodora/ }).first()).toBeVisible()
  const opened = page.context().waitForEvent('page')
  await page.keyboard.press('Control+Enter')
  await expect(await opened).toHaveURL(new RegExp(`/admin/patients/${patient.patientId}$`))
  await expect(page).toHaveURL(/\/admin\/audit$/)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the palette and the list of shortcuts, ${colorScheme}`, async ({ pageOf }) => {
    const page = await pageOf('admin')
    await page.emulateMedia({ colorScheme })
    await page.goto('/admin/audit')
    await press(page, 'Control+k', 'Search')
    await page.getByRole('combobox', { name: /Search patients/ }).fill('mar')
    await expect(page.getByRole('option').first()).toBeVisible()
    await checkAccessibility(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await checkAccessibility(page)
  })

test('the same search works without script, and no name stands in the address', async ({ pageOf, make }) => {
  await make.patient('Scriptless Ottilie')
  const page = await pageOf('admin', { javaScriptEnabled: false })
  await page.goto('/admin/audit')
  await page.getByRole('link', { name: 'Search' }).click()
  await page.getByLabel(/Name, id, phone number/).fill('ottilie')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('link', { name: /Scriptless Ottilie/ }).first()).toBeVisible()
  expect(page.url()).not.toContain('ottilie')
})

test('letters lead to places and press links, and do nothing while one types or when they are turned off', async ({
  pageOf,
  make,
}) => {
  const page = await pageOf(await make.admin())
  await page.goto('/admin/audit')
  await press(page, '?', 'Keyboard shortcuts')
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/\/admin\/doctors$/)
  await page.keyboard.press('c')
  await expect(page).toHaveURL(/\/admin\/doctors\/new$/)

  const name = page.getByRole('main').getByRole('textbox').first()
  await name.pressSequentially('gp?c/')
  await expect(name).toHaveValue('gp?c/')
  await expect(page).toHaveURL(/\/admin\/doctors\/new$/)

  await page.goto('/admin/audit')
  await press(page, '?', 'Keyboard shortcuts')
  await page.getByRole('checkbox', { name: /Shortcuts of one letter/ }).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k') // which is no letter, and still works
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible()
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden()
  await expect(page).toHaveURL(/\/admin\/audit$/)

  await page.keyboard.press('Escape')
  await page.getByRole('banner').locator('summary').last().click() // "?" is a letter too: this is the way back
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await page.getByRole('checkbox', { name: /Shortcuts of one letter/ }).check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page).toHaveURL(/\/admin\/patients/)
})
