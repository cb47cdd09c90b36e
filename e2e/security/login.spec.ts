import { checkAccessibility } from '../support/accessibility'
import { loginOf } from '../support/installation'
import { expect, logIn, test } from '../support/test'

test('a wrong password and an unknown name get the same answer, and the name stays in the form', async ({
  stranger,
  make,
}) => {
  const someone = await make.patient()
  const answers = []
  for (const name of [someone.email, 'nobody-of-this-name@example.test']) {
    await stranger.goto('/login')
    await stranger.getByLabel('E-mail address or user name').fill(name)
    await stranger.getByLabel('Password', { exact: true }).fill('certainly not the password')
    await stranger.getByRole('button', { name: 'Log in', exact: true }).click()
    const alert = stranger.getByRole('alert').filter({ hasText: /./ })
    await expect(alert).toBeVisible()
    answers.push(await alert.innerText())
    await expect(stranger.getByLabel('E-mail address or user name')).toHaveValue(name)
    await expect(stranger.getByLabel('Password', { exact: true })).toHaveValue('')
  }
  expect(answers[0]).toBe(answers[1])
})

test('after many wrong passwords even the right one must wait, and the page says how long', async ({
  stranger,
  make,
}) => {
  const someone = await make.patient()
  const submit = async (password: string) => {
    await stranger.getByLabel('E-mail address or user name').fill(someone.email)
    await stranger.getByLabel('Password', { exact: true }).fill(password)
    const answered = stranger.waitForResponse((response) => response.request().method() === 'POST')
    await stranger.getByRole('button', { name: 'Log in', exact: true }).click()
    await answered
    await expect(stranger.getByRole('button', { name: 'Log in', exact: true })).toBeEnabled()
  }
  await stranger.goto('/login')
  const waits = stranger.getByText(/There were too many attempts\. Wait \d+ (second|minute)/)
  for (let attempt = 0; attempt < 12 && !(await waits.isVisible()); attempt += 1)
    await submit(`wrong number ${attempt}`)
  await submit(someone.password)
  await expect(waits).toBeVisible()
  await expect(stranger).toHaveURL(/\/login/)
})

test('logging in leads to where one wanted to go, and only within this site', async ({ stranger, make }) => {
  const admin = await make.admin()
  const enter = async () => {
    await stranger.getByLabel('E-mail address or user name').fill(admin.email)
    await stranger.getByLabel('Password', { exact: true }).fill(admin.password)
    await stranger.getByRole('button', { name: 'Log in', exact: true }).click()
  }
  await stranger.goto('/admin/audit')
  await expect(stranger).toHaveURL('/login?next=%2Fadmin%2Faudit')
  await enter()
  await expect(stranger).toHaveURL('/admin/audit')

  for (const elsewhere of ['//example.com/', 'https://example.com/', '/\\example.com', 'javascript:alert(1)']) {
    await stranger.context().clearCookies()
    await stranger.goto(`/login?next=${encodeURIComponent(elsewhere)}`)
    await enter()
    await expect(stranger).toHaveURL('/admin')
  }
})

test('the cookie holds no name, cannot be read by scripts and changes at every login', async ({ stranger, make }) => {
  const someone = await make.patient()
  const values = []
  for (let time = 0; time < 2; time += 1) {
    await stranger.context().clearCookies()
    await logIn(stranger, someone)
    const [cookie] = (await stranger.context().cookies()).filter(({ name }) => name === 'substantia-session')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    expect(cookie?.value).not.toContain(someone.userId)
    values.push(cookie?.value)
  }
  expect(values[0]).not.toBe(values[1])
})

test('logging out ends the session for good: the old cookie opens nothing', async ({ stranger, make }) => {
  await logIn(stranger, await make.patient())
  const cookies = await stranger.context().cookies()
  await stranger.getByRole('button', { name: 'Log out' }).click()
  await expect(stranger).toHaveURL(/\/login/)
  await stranger.context().addCookies(cookies)
  await stranger.goto('/portal')
  await expect(stranger).toHaveURL(/\/login/)
})

test('"log out my other devices" ends the others and keeps this one', async ({ browser, make }) => {
  const someone = await make.admin()
  const [here, there] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()]
  await logIn(here, someone)
  await logIn(there, someone)
  await here.goto('/account')
  await expect(here.getByRole('listitem').filter({ hasText: 'last seen' })).toHaveCount(2)
  await here.getByRole('button', { name: 'Log out my other devices' }).click()
  await expect(here.getByRole('listitem').filter({ hasText: 'last seen' })).toHaveCount(1)
  await there.goto('/admin')
  await expect(there).toHaveURL(/\/login/)
  await Promise.all([here.context().close(), there.context().close()])
})

test('somebody who is disabled, gets another role or loses the session is out at the next request', async ({
  make,
  db,
  browser,
}) => {
  const page = await (await browser.newContext()).newPage()
  for (const change of [
    'update users set is_active = false where id = $1',
    "update users set role = 'patient' where id = $1",
    'update login_sessions set ended_at = now() where user_id = $1',
  ]) {
    const admin = await make.admin()
    await page.context().clearCookies()
    await logIn(page, admin)
    await db.query(change, [admin.userId])
    await page.goto('/admin')
    await expect(page).toHaveURL(/\/login/)
  }
  await page.context().close()
})

test('a password of one’s own choosing: too short or too common ones are refused with the reason', async ({
  pageOf,
  make,
  stranger,
}) => {
  const someone = await make.admin()
  const page = await pageOf(someone)
  await page.goto('/account')
  const choose = async (current: string, next: string) => {
    await page.getByLabel('Current password').fill(current)
    await page.getByLabel('New password').fill(next)
    await page.getByRole('button', { name: 'Set the new password' }).click()
  }
  await choose(someone.password, 'short')
  await expect(page.getByText(/at least 12 characters/i).last()).toBeVisible()
  await choose('not my password', 'river stone lantern 47')
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText(/current password/i)
  await choose(someone.password, 'river stone lantern 47')
  await expect(page.getByRole('status').filter({ hasText: /./ })).toContainText(/password/i)
  await logIn(stranger, { ...someone, password: 'river stone lantern 47' })
})

test('whoever must choose a new password gets to nothing else before', async ({ make, stranger, db }) => {
  const someone = await make.admin('Default Administrator')
  await db.query('update users set must_change_password = true where id = $1', [someone.userId])
  await logIn(stranger, someone)
  for (const address of ['/admin', '/admin/patients', '/account']) {
    await stranger.goto(address)
    await expect(stranger).toHaveURL('/choose-password')
  }
  await checkAccessibility(stranger)
  await stranger.getByLabel('Current password').fill(someone.password)
  await stranger.getByLabel('New password').fill('river stone lantern 47')
  await stranger.getByRole('button', { name: 'Set the new password' }).click()
  await expect(stranger).not.toHaveURL('/choose-password')
  await stranger.goto('/admin')
  await expect(stranger.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible()
})

test('the demo logins that the start prints are the ones that work', async ({ stranger }) => {
  for (const [role, home] of [
    ['admin', '/admin'],
    ['doctor', '/clinic'],
    ['patient', '/portal'],
  ] as const) {
    await stranger.context().clearCookies()
    await logIn(stranger, loginOf(role))
    await expect(stranger).toHaveURL(home)
  }
})

test('choosing how things look does not log anybody out', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto('/admin/doctors')
  await page.locator('header summary').last().click()
  await page.getByRole('button', { name: 'Dark', exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.goto('/admin/doctors')
  await expect(page).toHaveURL('/admin/doctors')
  await expect(page.getByRole('heading', { level: 1, name: 'Doctors' })).toBeVisible()
})
