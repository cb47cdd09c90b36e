import { checkAccessibility } from '../support/accessibility'
import { expect, logIn, test } from '../support/test'

test('a doctor registers, waits, is approved, works, and is out at the next click when suspended', async ({
  pageOf,
  make,
  stranger,
  db,
}) => {
  const email = `${crypto.randomUUID().slice(0, 8)}@clinic.example`
  const password = 'harbour violin 93 moss'
  await stranger.goto('/login')
  await stranger.getByRole('link', { name: 'Register here' }).click()
  await checkAccessibility(stranger)
  await stranger.getByLabel('Your name').fill('Solveig Dahl')
  await stranger.getByLabel('E-mail address').fill(email)
  await stranger.getByLabel('Licence number').fill(`L-${email}`)
  await stranger.getByLabel('Password', { exact: true }).fill('short')
  await stranger.getByRole('button', { name: 'Send the registration' }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText('at least 12 characters')
  await expect(stranger.getByLabel('Your name')).toHaveValue('Solveig Dahl')
  await stranger.getByLabel('Password', { exact: true }).fill(password)
  await stranger.getByRole('button', { name: 'Send the registration' }).click()
  await expect(stranger.getByRole('heading', { name: 'Your registration was sent' })).toBeVisible()

  await stranger.goto('/login')
  await stranger.getByLabel('E-mail address or user name').fill(email)
  await stranger.getByLabel('Password', { exact: true }).fill(password)
  await stranger.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(stranger.getByRole('main').getByRole('alert')).toContainText('waiting for approval')

  const {
    rows: [doctor],
  } = await db.query('select doctor_id from doctors d join users u on u.id = d.user_id where u.email = $1', [email])
  const admin = await pageOf(await make.admin())
  await admin.goto(`/admin/doctors/${doctor.doctor_id}`)
  await admin.getByRole('button', { name: 'Approve' }).click()
  await expect(admin.getByRole('button', { name: 'Suspend' })).toBeVisible()

  await logIn(stranger, { email, password })
  await expect(stranger.getByRole('heading', { name: 'Today' })).toBeVisible()
  const patient = await make.patient('Suspension Patient')
  await make.assignment({ doctorId: doctor.doctor_id }, patient)

  await admin.getByRole('button', { name: 'Suspend' }).click()
  await expect(admin.getByRole('main').getByRole('alert')).toContainText('Say why')
  await admin.getByLabel('Why', { exact: true }).fill('Licence expired')
  await admin.getByRole('button', { name: 'Suspend' }).click()
  await expect(admin.getByRole('button', { name: 'Reinstate' })).toBeVisible()
  await expect(admin.getByRole('list').filter({ hasText: 'Licence expired' })).toContainText('Suspended')
  await stranger.goto('/clinic')
  await expect(stranger).toHaveURL(/\/login/)
  const { rows } = await db.query('select active_doctors_count from patient_statistics where patient_id = $1', [
    patient.patientId,
  ])
  expect(rows).toEqual([{ active_doctors_count: 0 }])
  await checkAccessibility(admin)

  await admin.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(admin.getByRole('button', { name: 'Suspend' })).toBeVisible()
})

test('a known e-mail address gets the same answer as a new one', async ({ stranger, make }) => {
  const known = await make.patient()
  await stranger.goto('/register/doctor')
  await stranger.getByLabel('Your name').fill('Somebody Else')
  await stranger.getByLabel('E-mail address').fill(known.email)
  await stranger.getByLabel('Licence number').fill(crypto.randomUUID())
  await stranger.getByLabel('Password', { exact: true }).fill('harbour violin 93 moss')
  await stranger.getByRole('button', { name: 'Send the registration' }).click()
  await expect(stranger.getByRole('heading', { name: 'Your registration was sent' })).toBeVisible()
})

test('a doctor is made and edited without JavaScript', async ({ pageOf, make }) => {
  const admin = await pageOf(await make.admin(), { javaScriptEnabled: false })
  const email = `${crypto.randomUUID().slice(0, 8)}@clinic.example`
  await admin.goto('/admin/doctors/new')
  await admin.getByLabel('Name', { exact: true }).fill('Plain Forms')
  await admin.getByLabel('E-mail address').fill(email)
  await admin.getByLabel('Consultation fee').fill('85.50')
  await admin.getByRole('button', { name: 'Create and make a link' }).click()
  await expect(admin.getByText('/welcome/')).toBeVisible()
})
