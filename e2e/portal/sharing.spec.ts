import type { Page } from '@playwright/test'
import { checkAccessibility } from '../support/accessibility'
import { expect, logIn, test, type Making } from '../support/test'

const password = 'purple windmill teapot 77'

/** Through the four steps, one thing each; returns what the patient is shown once. */
async function invite(page: Page, { what, email }: { what: string; email: string }) {
  await page.goto('/portal/sharing')
  await page.getByRole('link', { name: 'Let somebody help me' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Ana, my daughter')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('What may')
  await page.getByRole('radio', { name: what }).check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Until when')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Invite this person' }).click()
  const made = page.getByRole('status').filter({ hasText: 'The invitation is made' })
  await expect(made).toBeVisible()
  const code = (await made.locator('strong').textContent()) ?? ''
  const link = (await made.locator('code').textContent()) ?? ''
  return { code, path: new URL(link).pathname }
}

/** With the link and the code, into the pages of who invited them. */
async function accept(page: Page, { code, path, email, name }: Record<'code' | 'path' | 'email' | 'name', string>) {
  await page.goto(path)
  await page.getByLabel('The code').fill(code)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('A password for you').fill(password)
  await page.getByRole('button', { name: 'Accept' }).click()
  await expect(page).toHaveURL(/\/login\?ready=1/)
  await logIn(page, { email, password })
  await page.goto('/helping')
  await page.getByRole('button', { name: 'Open their pages' }).click()
}

/** A patient with a report that they can read and a visit to come. */
async function aPatientWithRecord(make: Making) {
  const patient = await make.patient('Shared Record')
  const doctor = await make.doctor('Dr Shared')
  await make.assignment(doctor, patient)
  return patient
}

test('a patient lets somebody see the reports, sees what was opened, and ends it with one press', async ({
  pageOf,
  make,
  stranger,
}) => {
  const patient = await aPatientWithRecord(make)
  const mine = await pageOf(patient)
  const email = `${crypto.randomUUID()}@example.test`
  const { code, path } = await invite(mine, { what: 'My reports', email })
  await checkAccessibility(mine)

  await stranger.goto(path)
  await checkAccessibility(stranger)
  await stranger.getByLabel('The code').fill('1111 1111')
  await stranger.getByLabel('Your name').fill('Ana Helper')
  await stranger.getByLabel('A password for you').fill(password)
  await stranger.getByRole('button', { name: 'Accept' }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText('This is not the code')
  await stranger.getByLabel('The code').fill(code)
  await stranger.getByLabel('A password for you').fill(password)
  await stranger.getByRole('button', { name: 'Accept' }).click()
  await expect(stranger).toHaveURL(/\/login/)
  await logIn(stranger, { email, password })
  await stranger.goto('/helping')
  await checkAccessibility(stranger)
  await stranger.getByRole('button', { name: 'Open their pages' }).click()

  const banner = stranger.getByRole('region', { name: 'Whom you are helping' })
  await expect(banner).toContainText('You are helping Shared Record')
  await expect(banner).toContainText('their reports')
  await stranger.goto('/portal/reports')
  await expect(stranger.getByRole('heading', { level: 1, name: 'My reports' })).toBeVisible()
  await expect(banner).toBeVisible()

  await mine.reload()
  await expect(mine.getByRole('region', { name: 'What this person looked at for me' })).toContainText('reports')
  await mine.getByRole('button', { name: 'End this now' }).click()
  await expect(mine.getByRole('main')).toContainText('You ended this')

  await stranger.goto('/portal/reports')
  await expect(stranger).toHaveURL(/\/helping$/)
  await expect(stranger.getByRole('main')).toContainText('Nobody lets you help at the moment')

  await mine.getByRole('button', { name: 'Let this person help again' }).click()
  await expect(mine.getByRole('button', { name: 'End this now' })).toBeVisible()
  await stranger.reload()
  await expect(stranger.getByRole('button', { name: 'Open their pages' })).toBeVisible()
})

test('when a patient telephones, an administrator ends the help, and takes back only that', async ({
  pageOf,
  make,
  stranger,
}) => {
  const patient = await aPatientWithRecord(make)
  const mine = await pageOf(patient)
  const email = `${crypto.randomUUID()}@example.test`
  const { code, path } = await invite(mine, { what: 'Everything', email })
  await accept(stranger, { code, path, email, name: 'Ana Helper' })

  const console = await pageOf('admin')
  await console.goto(`/admin/patients/${encodeURIComponent(patient.patientId)}`)
  await console.getByRole('link', { name: 'Who helps this patient' }).click()
  const row = console.getByRole('row', { name: 'Ana, my daughter' })
  await expect(row).toContainText('Everything the patient sees')
  await checkAccessibility(console)
  await row.getByRole('button', { name: 'End the help of Ana, my daughter' }).click()
  await expect(row).toContainText('Ended by an administrator')

  await stranger.goto('/portal')
  await expect(stranger).toHaveURL(/\/helping$/)
  await mine.reload()
  await expect(mine.getByRole('main')).toContainText('The clinic ended this')
  await expect(mine.getByRole('button', { name: 'Let this person help again' })).toBeHidden()

  await row.getByRole('button', { name: 'Take back the end for Ana, my daughter' }).click()
  await expect(row).toContainText('Helps since')
  await mine.reload()
  await mine.getByRole('button', { name: 'End this now' }).click()
  await expect(mine.getByRole('main')).toContainText('You ended this')
  await console.reload()
  await expect(row).toContainText('Ended by the patient')
  await expect(row.getByRole('button')).toHaveCount(0)
})

test('without JavaScript somebody is invited, and a helper decides nothing about helpers', async ({
  pageOf,
  make,
  browser,
}) => {
  const patient = await aPatientWithRecord(make)
  const page = await pageOf(patient)
  const email = `${crypto.randomUUID()}@example.test`
  const { code, path } = await invite(page, { what: 'Everything', email })

  const context = await browser.newContext({ javaScriptEnabled: false })
  const helper = await context.newPage()
  await accept(helper, { code, path, email, name: 'Plain Helper' })
  await helper.goto('/portal/timeline')
  await expect(helper.getByRole('heading', { level: 1 })).toContainText('timeline')
  const sharing = await helper.goto('/portal/sharing')
  expect(sharing?.status()).toBe(403)
  expect(await sharing?.text(), 'words instead of a white page').toContain('This page is not for you to open')
  await helper.goto('/portal')
  await helper.getByRole('button', { name: 'Stop acting for them' }).click()
  await expect(helper).toHaveURL(/\/helping/)
  await context.close()
})
