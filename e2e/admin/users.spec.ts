import { checkAccessibility } from '../support/accessibility'
import { expect, expectListening, logIn, test } from '../support/test'

test('a doctor is invited, chooses a password once, works, and is out at the next click when disabled', async ({
  pageOf,
  stranger,
  make,
}) => {
  const admin = await pageOf(await make.admin())
  const email = `${crypto.randomUUID().slice(0, 8)}@clinic.example`

  await admin.goto('/admin/users/new')
  await admin.getByLabel('Role').selectOption('Doctor')
  await admin.getByLabel('Name', { exact: true }).fill('Liv Berg')
  await admin.getByLabel('E-mail address').fill(email)
  await admin.getByLabel('Licence number').fill(`L-${email}`)
  await admin.getByRole('button', { name: 'Create and make a link' }).click()
  const link = await admin.getByRole('status').filter({ hasText: 'The link is made' }).locator('code').innerText()

  await stranger.goto(link)
  await checkAccessibility(stranger)
  await stranger.getByLabel('Password', { exact: true }).fill('harbour violin 93 moss')
  await stranger.getByRole('button', { name: 'Set the password' }).click()
  await expect(stranger).toHaveURL(/\/login/)
  await logIn(stranger, { email, password: 'harbour violin 93 moss' })
  await expect(stranger.getByRole('heading', { name: 'Today' })).toBeVisible()

  await stranger
    .context()
    .newPage()
    .then(async (again) => {
      await again.goto(link)
      await expect(again.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    })

  await admin.goto('/admin/users')
  await admin.getByRole('textbox', { name: /Find/ }).fill(email)
  await admin.getByRole('button', { name: 'Search', exact: true }).click()
  await admin.getByRole('link', { name: 'Liv Berg' }).first().click()
  await admin.getByRole('button', { name: 'Disable this account' }).click()
  await expect(admin.getByRole('button', { name: 'Enable this account' })).toBeVisible()
  await stranger.goto('/clinic')
  await expect(stranger).toHaveURL(/\/login/)
})

test('a form with mistakes says which field and how to mend it, and keeps what was typed', async ({ pageOf, make }) => {
  const taken = await make.patient()
  const page = await pageOf('admin')
  await page.goto('/admin/users/new')
  await expect(page.getByLabel('Role'), 'no role is given by not choosing').toHaveValue('')
  await page.getByLabel('Role').selectOption('Administrator')
  await page.getByLabel('Name', { exact: true }).fill('Somebody New')
  await page.getByLabel('E-mail address').fill(taken.email)
  await page.getByRole('button', { name: 'Create and make a link' }).click()
  const summary = page.getByRole('alert').filter({ hasText: /./ })
  await expect(summary).toContainText(/e-mail/i)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Somebody New')
  await expect(page.getByLabel('E-mail address')).toHaveValue(taken.email)
})

test('a reset link ends old sessions when it is used, and voids an older link', async ({ pageOf, make, stranger }) => {
  const person = await make.patient('Reset Person')
  const theirs = await pageOf(person)
  const admin = await pageOf('admin')
  const links: string[] = []
  for (let time = 0; time < 2; time += 1) {
    await admin.goto(`/admin/users/${person.userId}`)
    await admin.getByRole('button', { name: 'Make a link to choose a new password' }).click()
    links.push(await admin.getByRole('status').filter({ hasText: 'The link is made' }).locator('code').innerText())
  }
  await stranger.goto(links[0] ?? '')
  await expect(stranger.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  await stranger.goto(links[1] ?? '')
  await stranger.getByLabel('Password', { exact: true }).fill('candle orchard 61 fjord')
  await stranger.getByRole('button', { name: 'Set the password' }).click()
  await expect(stranger).toHaveURL(/\/login/)
  await theirs.goto('/portal')
  await expect(theirs).toHaveURL(/\/login/)
})

test('two administrators change one account: the later one is told, and nothing is overwritten', async ({
  pageOf,
  make,
}) => {
  const person = await make.patient('Contested Person')
  const [first, second] = [await pageOf('admin'), await pageOf(await make.admin())]
  await first.goto(`/admin/users/${person.userId}`)
  await second.goto(`/admin/users/${person.userId}`)
  await first.getByRole('button', { name: 'Disable this account' }).click()
  await expect(first.getByRole('button', { name: 'Enable this account' })).toBeVisible()
  await expectListening(second) // without script there is no form left to say it at, and the page shows what is so
  await second.getByRole('button', { name: 'Disable this account' }).click()
  await expect(second.getByRole('alert').filter({ hasText: /./ })).toContainText(/changed/i)
})

test('an account is renamed, given another role, and its sessions are ended', async ({ pageOf, make }) => {
  const other = await make.admin('Other Administrator')
  const theirs = await pageOf(other)
  const self = await make.admin()
  const admin = await pageOf(self)
  await admin.goto(`/admin/users/${other.userId}`)
  await admin.getByRole('button', { name: 'End', exact: true }).click()
  await expect(admin.getByText('Not logged in anywhere.')).toBeVisible()
  await theirs.goto('/admin')
  await expect(theirs).toHaveURL(/\/login/)

  await admin.getByRole('link', { name: 'Edit' }).click()
  await admin.getByLabel('Name', { exact: true }).fill('Renamed Administrator')
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByRole('heading', { name: 'Renamed Administrator' })).toBeVisible()

  await admin.getByRole('link', { name: 'Change the role' }).click()
  await admin.getByLabel('Your password').fill(self.password)
  await admin.getByRole('button', { name: 'Change the role' }).click()
  await expect(admin.getByRole('alert').filter({ hasText: 'Choose a role.' })).toBeVisible()
  await admin.getByLabel('Role').selectOption('Doctor')
  await admin.getByLabel('Speciality').fill('Neurology')
  await admin.getByLabel('Your password').fill('certainly not the password')
  await admin.getByRole('button', { name: 'Change the role' }).click()
  await expect(admin.getByRole('alert').filter({ hasText: 'This is not your current password.' })).toBeVisible()
  await expect(admin.getByLabel('Speciality')).toHaveValue('Neurology')
  await admin.getByLabel('Your password').fill(self.password)
  await admin.getByRole('button', { name: 'Change the role' }).click()
  await expect(admin.getByRole('link', { name: 'Neurology, approved' })).toBeVisible()
})

test('nobody changes their own role or disables their own account', async ({ pageOf, make }) => {
  const self = await make.admin('Self Administrator')
  const admin = await pageOf(self)
  await admin.goto(`/admin/users/${self.userId}`)
  await expect(admin.getByText('Another administrator can disable your account; you cannot.')).toBeVisible()
  await expect(admin.getByRole('link', { name: 'Change the role' })).toBeHidden()
  await admin.goto(`/admin/users/${self.userId}/role`)
  await expect(admin.getByText('Another administrator can change your role; you cannot.')).toBeVisible()
})
