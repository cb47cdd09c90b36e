import type { Page } from '@playwright/test'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

/** Until the server has kept what was typed. */
const kept = (page: Page) =>
  page.waitForResponse((response) => response.url().endsWith('/api/drafts') && isKeeping(response.request().postData()))

function isKeeping(body: string | null) {
  return body !== null && (JSON.parse(body) as { does: string }).does === 'keep'
}

async function begin(page: Page, name = `Half Written ${crypto.randomUUID().slice(0, 8)}`) {
  const opened = page.waitForResponse('**/api/drafts')
  await page.goto('/admin/patients/new')
  await opened // the guard watches
  const saved = kept(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await saved
  return name
}

test('leaving unsaved work asks first, by link, by Back and by keyboard; staying loses nothing', async ({
  pageOf,
  make,
}) => {
  const page = await pageOf(await make.admin())
  await page.goto('/admin/audit')
  const name = await begin(page)
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  const stay = async () => {
    await expect(question.getByRole('listitem')).toHaveText('Name')
    await question.getByRole('button', { name: 'Stay' }).click()
    await expect(question).toBeHidden()
    await expect(page).toHaveURL(/\/admin\/patients\/new$/)
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  }

  await page.getByRole('link', { name: 'Doctors' }).first().click()
  await checkAccessibility(page)
  await stay()
  await page.goBack()
  await stay()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await stay()

  await page.goBack()
  await question.getByRole('button', { name: /^Leave/ }).click()
  await expect(page).toHaveURL(/\/admin\/audit$/)
})

test('a draft survives a reload, comes back when asked for, and is gone when the form is done', async ({
  pageOf,
  make,
  db,
}) => {
  const admin = await make.admin()
  const page = await pageOf(admin)
  const name = await begin(page)
  await page.reload()

  const offer = page.getByRole('region', { name: 'Your draft' })
  await expect(offer).toContainText(/You have unsaved changes from \d\d:\d\d/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('')
  await offer.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await expect(offer).toBeHidden()
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])

  await page.keyboard.press('Control+s')
  await expect(page).not.toHaveURL(/\/admin\/patients\/new/)
  await expect
    .poll(async () => (await db.query('select from form_drafts where user_id = $1', [admin.userId])).rowCount)
    .toBe(0)
})

test('a draft that is discarded does not come back, and nobody else is offered it', async ({ pageOf, make }) => {
  const page = await pageOf(await make.admin())
  await begin(page)
  const other = await pageOf(await make.admin())
  const asked = other.waitForResponse('**/api/drafts')
  await other.goto('/admin/patients/new')
  await asked
  await expect(other.getByRole('region', { name: 'Your draft' })).toBeHidden()

  await page.reload()
  const removed = page.waitForResponse((response) => response.request().postData()?.includes('remove') ?? false)
  await page.getByRole('region', { name: 'Your draft' }).getByRole('button', { name: 'Discard' }).click()
  await removed
  const again = page.waitForResponse('**/api/drafts')
  await page.reload()
  await again
  await expect(page.getByRole('region', { name: 'Your draft' })).toBeHidden()
})

test('only what was changed is kept', async ({ pageOf, make, db }) => {
  const admin = await make.admin()
  const name = await begin(await pageOf(admin))
  const { rows } = await db.query('select fields from form_drafts where user_id = $1', [admin.userId])
  expect(rows).toEqual([{ fields: { name: [name] } }])
})

test('a reference is chosen from suggestions by keyboard, and the id is what is sent', async ({ pageOf, make }) => {
  const patient = await make.patient('Refried Beanstalk')
  const page = await pageOf(await make.admin())
  const opened = page.waitForResponse('**/api/drafts')
  await page.goto('/admin/consultations/new')
  await opened
  const field = page.getByRole('combobox', { name: 'Patient' })
  await field.pressSequentially('beanst')
  await expect(page.getByRole('option', { name: /Refried Beanstalk/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('Refried Beanstalk')
  await expect(page.locator('input[type=hidden][name=patientId]')).toHaveValue(patient.patientId)
  await checkAccessibility(page)
  await field.fill('')
  await expect(page.locator('input[type=hidden][name=patientId]')).toHaveCount(0)
})
