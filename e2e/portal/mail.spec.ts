import { checkAccessibility } from '../support/accessibility'
import { mailsTo, waitForMail } from '../support/mail'
import { expect, logIn, test } from '../support/test'

const password = 'purple windmill teapot 78'

for (const javaScriptEnabled of [true, false]) {
  test(`who forgot the password chooses a new one by the link in a mail, once, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    browser,
    make,
    stranger,
  }) => {
    const patient = await make.patient('Forgetful Person')
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await page.goto('/login')
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    if (javaScriptEnabled) await checkAccessibility(page)
    await page.getByLabel('E-mail address or user name').fill(patient.email)
    await page.getByRole('button', { name: 'Send me the e-mail' }).click()
    await expect(page).toHaveURL('/forgot-password/sent')

    const mail = await waitForMail(patient.email, /new password/)
    const link = new URL(/https?:\S+\/welcome\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
    await page.goto(link.pathname)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a new password')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Set the password' }).click()
    await expect(page).toHaveURL(/\/login/)
    await page.goto(link.pathname)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works')
    await context.close()

    await logIn(stranger, { email: patient.email, password })
    await expect(stranger).toHaveURL('/portal')
  })
}

test('whoever asks for the password of nobody, or of an administrator, reads the same and gets nothing', async ({
  make,
  stranger,
}) => {
  const admin = await make.admin()
  for (const identifier of ['nobody-at-all@example.test', admin.email]) {
    await stranger.goto('/forgot-password')
    await stranger.getByLabel('E-mail address or user name').fill(identifier)
    await stranger.getByRole('button', { name: 'Send me the e-mail' }).click()
    await expect(stranger).toHaveURL('/forgot-password/sent')
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Look into your e-mails')
  }
  const asked = await make.patient('Asks Meanwhile')
  await stranger.goto('/forgot-password')
  await stranger.getByLabel('E-mail address or user name').fill(asked.email)
  await stranger.getByRole('button', { name: 'Send me the e-mail' }).click()
  await waitForMail(asked.email, /new password/) // what was asked for before would have come by now
  expect(await mailsTo(admin.email)).toEqual([])
})

test('a patient sends a test mail to themself, and turns a kind of mail off and on', async ({ pageOf, make, db }) => {
  const patient = await make.patient('Mail Person')
  const page = await pageOf(patient)
  await page.goto('/portal/settings/mail')
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Send me a test e-mail' }).click()
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('test e-mail')
  const mail = await waitForMail(patient.email, /A test/)
  expect(mail.text).toContain('Hello, Mail Person')

  await page.getByRole('button', { name: 'Turn off: Something new' }).click()
  await expect(page.getByRole('button', { name: 'Turn on: Something new' })).toBeVisible()
  const { rows } = await db.query('select app.queue_mail($1, $2, null, null) as queued', [
    'something-new',
    patient.userId,
  ])
  expect(rows).toEqual([{ queued: null }])
  await page.getByRole('button', { name: 'Turn on: Something new' }).click()
  await expect(page.getByRole('button', { name: 'Turn off: Something new' })).toBeVisible()
})

test('an administrator sees how mail goes out and what became of it', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto('/admin/settings')
  const mail = page.getByRole('region', { name: 'Mail' })
  await expect(mail).toContainText('Mail goes to nobody: it is laid in the folder')
  await expect(mail.getByText('Sent', { exact: true })).toBeVisible()
})
