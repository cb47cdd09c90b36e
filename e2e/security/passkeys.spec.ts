import { expect, logIn, test } from '../support/test'

test('a device is added, logs in without a password, and logs in no longer once it is removed', async ({
  make,
  browser,
}) => {
  const patient = await make.patient('Key Keeper')
  const context = await browser.newContext()
  const page = await context.newPage()
  const devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await logIn(page, patient)
  await page.goto('/account')
  await page.getByLabel('What you call this device').fill('My telephone')
  await page
    .locator('form')
    .filter({ hasText: 'What you call this device' })
    .getByLabel('Your password')
    .fill('not my password')
  await page.getByRole('button', { name: 'Add this device' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not your current password')
  await page
    .locator('form')
    .filter({ hasText: 'What you call this device' })
    .getByLabel('Your password')
    .fill(patient.password)
  await page.getByRole('button', { name: 'Add this device' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'My telephone' })).toContainText('not used yet')

  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  await expect(page).toHaveURL(/\/login/)
  await page.getByRole('button', { name: 'Log in with a passkey' }).click()
  await expect(page).toHaveURL(/\/portal$/)

  // it stands in for the password also where that is asked for once more
  await page.goto('/portal/my-data')
  await page.getByRole('button', { name: 'Make my file' }).click()
  await page.getByRole('link', { name: /Fetch the file of/ }).click({ timeout: 40_000 })
  await page.getByRole('button', { name: 'Go on with a passkey' }).click()
  await expect(page.getByRole('link', { name: 'Save the file' })).toBeVisible()

  await page.goto('/account')
  await page.getByRole('button', { name: 'Remove My telephone' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'My telephone' })).toContainText('It logs nobody in')
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  await page.getByRole('button', { name: 'Log in with a passkey' }).click()
  await expect(page.getByRole('region', { name: 'Without a password' }).getByRole('alert')).toContainText(
    'not known here',
  )
  await context.close()
})
