import { aReportRequest } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
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

test('the status of reports: where each one stands, and only those of one’s own patients', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Keeper')
  const [own, other] = [await make.patient('Own Olsen'), await make.patient('Other Olsen')]
  await make.assignment(doctor, own)
  const later = '2099-01-01T00:00:00Z' // the worker leaves it alone
  for (const [patient, row] of [
    [own, { status: 'pending', not_before: later, report_type: 'doctor' }],
    [own, { status: 'failed', report_type: 'patient', error_message: 'The scan could not be read.' }],
    [other, { status: 'pending', not_before: later, report_type: 'doctor' }],
  ] as const) {
    const id = `e2e-request-${crypto.randomUUID()}`
    await insertRow(db, 'report_status', aReportRequest({ id, patient_id: patient.patientId, ...row }))
  }
  const page = await pageOf(doctor)

  await page.goto('/clinic/reports')
  const asked = page.getByRole('region', { name: /^Asked for/ })
  await expect(asked.getByRole('link', { name: 'Own Olsen' })).toBeVisible()
  await asked.getByText('Why is this waiting?').click()
  await expect(asked).toContainText('The next one begins after')
  const failed = page.getByRole('region', { name: /^Failed/ })
  await expect(failed).toContainText('The scan could not be read.')
  await expect(failed.getByRole('button', { name: /^Try again/ })).toBeVisible()
  await page.getByRole('link', { name: 'As a list' }).click()
  await expect(page.getByRole('row').getByRole('button', { name: /^Try again/ })).toBeVisible()
  await expect(page.getByRole('row').filter({ has: page.getByRole('cell') })).toHaveCount(2)
  await expect(page.getByText('Other Olsen')).toHaveCount(0)

  await page.goto(`/clinic/patients/${own.patientId}`)
  const reports = page.getByRole('region', { name: 'Reports', exact: true })
  await expect(reports).toContainText('The scan could not be read.')
  await expect(reports.getByText('Why is this waiting?')).toBeVisible()
  await expect(reports.getByRole('button', { name: /^Try again/ })).toBeVisible()
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
