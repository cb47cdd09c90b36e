import type { Page } from '@playwright/test'
import { checkAccessibility } from '../support/accessibility'
import { expect, expectListening, holdClock, test } from '../support/test'

const newQuestion = '/portal/consultations/questions/new'
const words = 'May I drive at night, and may I swim?'

async function logInHere(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('E-mail address or user name').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}

test('what a patient was writing is offered after the page was locked, and is gone once it is saved', async ({
  pageOf,
  make,
  db,
}) => {
  const patient = await make.patient('Writes Slowly')
  const page = await pageOf(patient)
  await holdClock(page)
  const opened = page.waitForResponse('**/api/drafts') // from then on what is typed is watched
  await page.goto(newQuestion)
  await opened
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/drafts') && answer.request().postData()?.includes('"keep"') === true,
  )
  await page.getByLabel('Your question').fill(words)
  await page.clock.runFor(2000)
  await kept
  await page.clock.fastForward(31 * 60_000)
  await expect(page.getByRole('heading', { name: 'This page is locked' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('what you wrote was kept')
  await expect(page.getByText(words)).toHaveCount(0)
  await page.clock.runFor(6000) // taking the form away looks like typing to a browser: nothing is asked of a session that is over

  await page.getByRole('link', { name: 'Log in again' }).click()
  await logInHere(page, patient)
  await expect(page).toHaveURL(newQuestion)
  const offer = page.getByRole('region', { name: 'What you wrote before' })
  await expect(offer).toContainText('it is not lost')
  await checkAccessibility(page)
  await expect(page.getByLabel('Your question')).toHaveValue('')
  await offer.getByRole('button', { name: 'Put it back' }).click()
  await expect(page.getByLabel('Your question')).toHaveValue(words)
  await expect(offer).toBeHidden()
  await page.getByRole('button', { name: 'Save this question' }).click()
  await expect(page).toHaveURL('/portal/consultations/questions')
  await expect(page.getByRole('main')).toContainText(words)
  await expect
    .poll(async () => (await db.query('select from form_drafts where user_id = $1', [patient.userId])).rowCount)
    .toBe(0)
})

test('a page that is locked ends the session once what was typed last is kept, and asks nothing after that', async ({
  pageOf,
  make,
}) => {
  const page = await pageOf(await make.patient('Types Last'))
  await holdClock(page)
  const opened = page.waitForResponse('**/api/drafts')
  await page.goto(newQuestion)
  await opened
  const asked: string[] = []
  let letGo = () => {}
  const held = new Promise<void>((done) => (letGo = done))
  await page.route('**/api/drafts', async (route) => {
    await held
    const response = await route.fetch()
    asked.push(`kept: ${response.status()}`)
    await route.fulfill({ response })
  })
  page.on('request', (request) => {
    if (request.url().endsWith('/api/session') && request.postData()?.includes('lock')) asked.push('ended')
  })
  await page.getByLabel('Your question').fill(words)
  await page.clock.fastForward(31 * 60_000)
  await expect(page.getByRole('heading', { name: 'This page is locked' })).toBeVisible()
  expect(asked).toEqual([])
  letGo()
  await expect.poll(() => asked).toEqual(['kept: 200', 'ended'])
  await page.clock.runFor(6000)
  expect(asked).toHaveLength(2)
})

test('leaving a page of the portal asks nothing, and what was written there waits', async ({ pageOf, make }) => {
  const page = await pageOf(await make.patient('Leaves Early'))
  const opened = page.waitForResponse('**/api/drafts')
  await page.goto(newQuestion)
  await opened
  const kept = page.waitForResponse((answer) => answer.request().postData()?.includes('"keep"') === true)
  await page.getByLabel('Your question').fill(words)
  await kept
  await page.getByRole('link', { name: 'Back without saving' }).click()
  await expect(page).toHaveURL('/portal/consultations/questions')

  await page.goto(newQuestion)
  const offer = page.getByRole('region', { name: 'What you wrote before' })
  const removed = page.waitForResponse((answer) => answer.request().postData()?.includes('"remove"') === true)
  await offer.getByRole('button', { name: 'I do not need it' }).click()
  await expect(offer).toBeHidden()
  await removed
  const asked = page.waitForResponse('**/api/drafts')
  await page.reload()
  await asked
  await expect(offer).toBeHidden()
})

test('without scripts, what is sent when the session is over is kept, and offered to the same account only', async ({
  pageOf,
  make,
  db,
}) => {
  const patient = await make.patient('Writes Plainly')
  const page = await pageOf(patient, { javaScriptEnabled: false })
  await page.goto(newQuestion)
  await page.getByLabel('Your question').fill(words)
  await page.getByRole('checkbox', { name: /Keep it for another time/ }).check()
  await db.query(`update login_sessions set last_seen_at = now() - interval '40 minutes' where user_id = $1`, [
    patient.userId,
  ])
  await page.getByRole('button', { name: 'Save this question' }).click()
  await expect(page).toHaveURL(/\/login\?/)
  await expect(page.getByRole('status')).toContainText('What you wrote is kept for one hour')
  const { rowCount } = await db.query('select from visit_questions where patient_id = $1', [patient.patientId])
  expect(rowCount).toBe(0)

  await logInHere(page, patient)
  await expect(page).toHaveURL(newQuestion)
  const offer = page.getByRole('region', { name: 'What you wrote before' })
  await expect(offer).toContainText(words)
  await offer.getByRole('link', { name: 'Put it back' }).click()
  await expect(page.getByLabel('Your question')).toHaveValue(words)
  await expect(page.getByRole('checkbox', { name: /Keep it for another time/ })).toBeChecked()
  await page.getByRole('button', { name: 'Save this question' }).click()
  await expect(page.getByRole('region', { name: 'For another time' })).toContainText(words)
  await page.goto(newQuestion)
  await expect(offer).toHaveCount(0)
})

test('without scripts, nobody who logs in at the same device is offered what another wrote', async ({
  pageOf,
  make,
  db,
}) => {
  const patient = await make.patient('Wrote First')
  const page = await pageOf(patient, { javaScriptEnabled: false })
  await page.goto(newQuestion)
  await page.getByLabel('Your question').fill(words)
  await db.query(`update login_sessions set last_seen_at = now() - interval '40 minutes' where user_id = $1`, [
    patient.userId,
  ])
  await page.getByRole('button', { name: 'Save this question' }).click()
  await expect(page).toHaveURL(/\/login\?/)

  await logInHere(page, await make.patient('Comes After'))
  await expect(page).toHaveURL(newQuestion)
  await expect(page.getByLabel('Your question')).toHaveValue('')
  await expect(page.getByText(words)).toHaveCount(0)
})

for (const place of ['/account', '/helping'])
  test(`${place} warns before the session ends, and one press keeps it`, async ({ pageOf, make }) => {
    const page = await pageOf(await make.patient('Reads On'))
    await holdClock(page)
    await page.goto(place)
    await expectListening(page)
    await page.getByRole('heading', { level: 1 }).click()
    await page.clock.fastForward(28.5 * 60_000)
    const warning = page.getByRole('alertdialog', { name: 'Are you still there?' })
    await expect(warning).toContainText('in 2 minutes')
    await warning.getByRole('button', { name: 'Stay logged in' }).click()
    await expect(warning).toBeHidden()
  })
