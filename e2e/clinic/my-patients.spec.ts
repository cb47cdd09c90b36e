import { expect, test } from '../support/test'

test('a doctor sees the patients of their active assignments and nobody else', async ({ pageOf, make }) => {
  const doctor = await make.doctor('Dr Careful')
  const [mine, theirs] = [await make.patient('Mine Myrsdottir'), await make.patient('Theirs Torvald')]
  await make.assignment(doctor, mine)
  const page = await pageOf(doctor)
  await page.goto('/clinic/patients')
  await expect(page.getByRole('main')).toContainText('1 patient')
  await expect(page.getByRole('rowheader')).toHaveText([/Mine Myrsdottir/])

  await page.getByRole('textbox', { name: /Find a patient/ }).fill(theirs.name)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('Nobody was found.')).toBeVisible()

  await page.goto('/clinic/patients')
  await page.getByRole('link', { name: 'Mine Myrsdottir' }).click()
  await expect(page.getByRole('heading', { name: 'Mine Myrsdottir', level: 1 })).toBeVisible()
  for (const part of [
    'At a glance',
    'Timeline',
    'Consultations',
    'Scans and predictions',
    'Reports',
    'Doctors',
    'Record',
  ]) {
    await expect(page.getByRole('region', { name: part, exact: true })).toBeVisible()
  }
})

test('a new doctor is told why the list is empty', async ({ pageOf, make }) => {
  const page = await pageOf(await make.doctor('Dr New'))
  await page.goto('/clinic/patients')
  await expect(page.getByText('No patient is assigned to you.')).toBeVisible()
})

test('the status of reports: where each one stands, and only those of one’s own patients', async ({ pageOf, db }) => {
  const page = await pageOf('doctor')
  const {
    rows: [{ n }],
  } = await db.query(
    `select count(*)::integer as n from report_status r
      where r.status = 'pending' and r.patient_id in (select a.patient_id from doctor_patient_assignments a join doctors d using (doctor_id) join users u on u.id = d.user_id
                                where u.email = 'doctor@example.test' and a.is_active and a.deleted_at is null)`,
  )
  await page.goto('/clinic/reports')
  await page.getByLabel('Status').selectOption('Pending')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/status=pending/)
  await expect(page.getByRole('row').filter({ has: page.getByRole('cell') })).toHaveCount(n)
})

test('what a model said is never called a diagnosis, and always says that it is a model’s', async ({ pageOf, db }) => {
  const {
    rows: [{ patient_id: id }],
  } = await db.query(
    `select s.patient_id from patient_statistics s join doctor_patient_assignments a using (patient_id) join doctors d using (doctor_id) join users u on u.id = d.user_id
      where u.email = 'doctor@example.test' and a.is_active and a.deleted_at is null and s.has_parkinsons order by s.total_predictions desc limit 1`,
  )
  const page = await pageOf('doctor')
  await page.goto(`/clinic/patients/${id}`)
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText(/model/i)
  await expect(page.getByRole('region', { name: 'Scans and predictions' })).toContainText(/model/i)
  await expect(page.getByRole('region', { name: 'Scans and predictions' })).not.toContainText(/diagnos/i)
})
