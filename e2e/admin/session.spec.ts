import { checkAccessibility } from '../support/accessibility'
import { expect, expectListening, holdClock, test } from '../support/test'

const warning = 'Are you still there?'
const limits = { admin: 15, doctor: 15, patient: 30 }
const homes = { admin: '/admin', doctor: '/clinic', patient: '/portal' }

for (const role of ['admin', 'doctor', 'patient'] as const) {
  test(`a page of a ${role} that nobody touches warns, is kept by one press, and locks`, async ({
    pageOf,
    make,
    db,
  }) => {
    const person = await make[role]()
    const page = await pageOf(person)
    await holdClock(page)
    await page.goto(homes[role])
    if (role !== 'patient') await expectListening(page)
    await page.getByRole('heading', { level: 1 }).click()
    const minutes = limits[role]

    await page.clock.fastForward((minutes - 3) * 60_000)
    await expect(page.getByRole('alertdialog')).toBeHidden()
    await page.clock.fastForward(70_000)
    await expect(page.getByRole('alertdialog', { name: warning })).toContainText('in 2 minutes')
    await checkAccessibility(page)
    await expect(page.getByRole('button', { name: 'Stay logged in' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alertdialog')).toBeHidden()

    await page.clock.fastForward(minutes * 60_000 + 5000)
    await expect(page.getByRole('heading', { name: 'This page is locked' })).toBeFocused()
    await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
    await checkAccessibility(page)
    await expect
      .poll(async () => {
        const { rows } = await db.query('select ended_reason from login_sessions where user_id = $1', [person.userId])
        return rows
      })
      .toEqual([{ ended_reason: 'idle' }])
  })
}

// A page that is locked says that it leaves its record, and is nobody’s any more.
test.use({ expectedComplaints: [/401 \(Unauthorized\) .*\/api\/presence$/] })

test('after the lock, logging in leads back to the form, with what was typed', async ({ pageOf, make }) => {
  const admin = await make.admin()
  const patient = await make.patient('Ana Berg')
  const page = await pageOf(admin)
  await holdClock(page)
  const opened = page.waitForResponse('**/api/drafts') // from then on what is typed is watched
  await page.goto(`/admin/patients/${patient.patientId}/edit`)
  await opened
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith('/api/drafts') && answer.request().postData()?.includes('"keep"') === true,
  )
  await page.getByLabel('Allergies').fill('Penicillin, it seems')
  await page.clock.runFor(2000)
  await kept
  await page.clock.fastForward(16 * 60_000)
  await expect(page.getByRole('heading', { name: 'This page is locked' })).toBeVisible()
  await expect(page.getByText('Penicillin')).toHaveCount(0)

  await page.getByRole('link', { name: 'Log in again' }).click()
  await logInHere()
  await expect(page).toHaveURL(`/admin/patients/${patient.patientId}/edit`)
  await page
    .getByRole('button', { name: /Restore|Bring/ })
    .first()
    .click()
  await expect(page.getByLabel('Allergies')).toHaveValue('Penicillin, it seems')

  async function logInHere() {
    await page.getByLabel('E-mail address or user name').fill(admin.email)
    await page.getByLabel('Password', { exact: true }).fill(admin.password)
    await page.getByRole('button', { name: 'Log in', exact: true }).click()
  }
})

test.describe('through somebody else’s eyes', () => {
  test('an administrator sees the portal of a patient, changes nothing, and is named as the one who looked', async ({
    pageOf,
    make,
    db,
  }) => {
    const admin = await make.admin('Looking Administrator')
    const patient = await make.patient('Ana Berg')
    const page = await pageOf(admin)
    await page.goto(`/admin/users/${patient.userId}`)
    await page.getByRole('button', { name: 'See the portal as this person' }).click()
    await expect(page).toHaveURL('/portal')
    const banner = page.getByRole('region', { name: 'Preview' })
    await expect(banner).toContainText('You see what Ana Berg sees.')
    await checkAccessibility(page)

    await page.goto('/admin') // one is oneself everywhere else
    await expect(page.getByText('Looking Administrator').first()).toBeVisible()
    await page.goto('/portal/timeline')
    await expect(banner).toBeVisible()
    await banner.getByRole('button', { name: 'Leave the preview' }).click()
    await expect(page).toHaveURL(`/admin/users/${patient.userId}`)

    const { rows } = await db.query<{ actor: string; action: string }>(
      `select distinct actor_user_id as actor from audit_events
        where patient_id = $1 and action like 'preview.%'`,
      [patient.patientId],
    )
    expect(rows).toEqual([{ actor: admin.userId }])
    const { rowCount } = await db.query(`select from audit_events where actor_user_id = $1 and action <> 'login'`, [
      patient.userId,
    ])
    expect(rowCount).toBe(0)
  })

  test('an account that sees nothing cannot be looked through, and why is said', async ({ pageOf, make, db }) => {
    const doctor = await make.doctor()
    await db.query(`update doctors set approval_state = 'suspended' where doctor_id = $1`, [doctor.doctorId])
    const page = await pageOf('admin')
    await page.goto(`/admin/users/${doctor.userId}`)
    const button = page.getByRole('button', { name: 'See the clinic as this person' })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(button).toHaveAccessibleDescription('The doctor is not approved, so they see nothing.')
  })
})
