import type { Page } from '@playwright/test'
import type pg from 'pg'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

test.use({ expectedComplaints: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/] })

/** The form of a registration, when the guard of unsaved work watches it. */
async function openRegistration(page: Page) {
  const opened = page.waitForResponse('**/api/drafts')
  await page.goto('/admin/patients/new')
  await opened
}

/** With a name in it that nobody has, nor nearly. */
async function beginRegistration(page: Page) {
  const name = `Severed ${crypto.randomUUID()}`
  await openRegistration(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  return name
}

const register = (page: Page) => page.getByRole('button', { name: 'Register', exact: true }).click()
const unanswered = (page: Page) => page.getByRole('alert').filter({ hasText: 'The server did not answer' })

async function registered(db: pg.Client, name: string) {
  return (await db.query('select from patients where name = $1', [name])).rowCount
}

test('without a connection what was typed stays, is said to be unsent, and is sent by pressing again', async ({
  pageOf,
  make,
  db,
}) => {
  const page = await pageOf(await make.admin())
  const name = await beginRegistration(page)
  const offline = page.getByText('You are offline.')
  await expect(offline).toBeHidden()
  await page.context().setOffline(true)
  await expect(offline).toBeVisible()
  await register(page)
  await expect(unanswered(page)).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeVisible()
  await checkAccessibility(page)

  await page.context().setOffline(false)
  await expect(offline).toBeHidden()
  expect(await registered(db, name)).toBe(0)
  await register(page)
  await expect(page).not.toHaveURL(/\/admin\/patients\/new/)
  expect(await registered(db, name)).toBe(1)
})

test('when only the answer is lost, pressing again does it once', async ({ pageOf, make, db }) => {
  const page = await pageOf(await make.admin())
  const name = await beginRegistration(page)
  await page.route(
    '**/admin/patients/new',
    async (route) => {
      await route.fetch({ maxRedirects: 0 })
      await route.abort()
    },
    { times: 1 },
  )
  await register(page)
  await expect(unanswered(page)).toBeVisible()
  expect(await registered(db, name)).toBe(1)
  await register(page)
  await expect(page).not.toHaveURL(/\/admin\/patients\/new/)
  expect(await registered(db, name)).toBe(1)
})

test('while another page is on its way a line says so, and it goes when the page is there', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await openRegistration(page)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(
    ({ pathname }) => pathname === '/admin/doctors',
    async (route) => {
      await released
      await route.continue()
    },
  )
  const line = page.locator('.pending-bar')
  await expect(line).toHaveCount(0)
  await page.getByRole('link', { name: 'Doctors' }).first().click()
  await expect(line).toBeVisible()
  release()
  await expect(page).toHaveURL(/\/admin\/doctors$/)
  await expect(line).toHaveCount(0)
})
