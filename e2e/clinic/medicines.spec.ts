import { anAssignment } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

test('a doctor adds a medicine from the chart, changes it and stops it; a stranger finds none of it', async ({
  pageOf,
  make,
  db,
}) => {
  const [doctor, stranger] = [await make.doctor('Prescribing Ito'), await make.doctor('Dr Elsewhere')]
  const patient = await make.patient('Merle Medicated')
  await make.assignment(doctor, patient)
  const chart = `/clinic/patients/${patient.patientId}`
  const page = await pageOf(doctor)
  const section = page.locator('#medications')
  const recorded = async () => {
    const { rows } = await db.query<{ dose: string; ended: string | null; prescriber: string | null }>(
      'select dose, ended_on::text as ended, prescribed_by as prescriber from patient_medications where patient_id = $1',
      [patient.patientId],
    )
    return rows
  }

  await test.step('Added, with the doctor as who prescribes it', async () => {
    await page.goto(chart)
    await section.getByRole('link', { name: 'Add a medicine' }).click()
    await expect(page.getByRole('heading', { name: 'Add a medicine' })).toBeVisible()
    await expect(page.getByLabel('I prescribe it')).toBeChecked()
    await checkAccessibility(page)
    await page.getByLabel('Medicine and strength').fill('Levodopa/carbidopa 100/25 mg')
    await page.getByLabel('Each time').fill('1 tablet')
    await page.getByRole('textbox', { name: 'First day' }).fill('5 Jan 2026')
    await page.getByRole('button', { name: 'Add the medicine' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Enter the times of the day' })).toBeVisible()
    await page.getByLabel('Times of the day').fill('7:00 and 11.30')
    await page.getByRole('button', { name: 'Add the medicine' }).click()
    await expect(page).toHaveURL(new RegExp(`${patient.patientId}#medications$`))
    await expect(section.locator('time')).toHaveText(['07:00', '11:30'])
    expect(await recorded()).toEqual([{ dose: '1 tablet', ended: null, prescriber: doctor.doctorId }])
    await checkAccessibility(page)
  })

  await test.step('Changed', async () => {
    await section.getByRole('link', { name: 'Change Levodopa/carbidopa 100/25 mg' }).click()
    await expect(page.getByRole('heading', { name: 'Change Levodopa/carbidopa 100/25 mg' })).toBeVisible()
    await page.getByLabel('Each time').fill('2 tablets')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(section).toContainText('2 tablets')
  })

  await test.step('Another dose from a day on begins with what the old one says', async () => {
    await section.getByRole('link', { name: 'Change Levodopa/carbidopa 100/25 mg' }).click()
    await page.getByRole('link', { name: 'add the new one' }).click()
    await expect(page.getByRole('heading', { name: 'Add a medicine' })).toBeVisible()
    await expect(page.getByLabel('Medicine and strength')).toHaveValue('Levodopa/carbidopa 100/25 mg')
    await expect(page.getByRole('textbox', { name: 'First day' })).not.toHaveValue('5 Jan 2026')
    await page.getByRole('link', { name: 'Cancel' }).click()
  })

  await test.step('A stranger finds neither the form nor the medicine', async () => {
    const theirs = (await pageOf(stranger)).request
    const { rows } = await db.query<{ id: string }>('select id from patient_medications where patient_id = $1', [
      patient.patientId,
    ])
    for (const address of ['new', `${rows[0]?.id}/edit`, `${rows[0]?.id}/stop`]) {
      const answer = await theirs.get(`${chart}/medications/${address}`)
      expect(answer.status(), address).toBe(404)
      expect(await answer.text()).not.toContain('Levodopa')
    }
  })

  await test.step('Stopped, and still to be read', async () => {
    await section.getByRole('link', { name: 'Stop Levodopa/carbidopa 100/25 mg' }).click()
    await checkAccessibility(page)
    await page.getByRole('textbox', { name: 'Last day' }).fill('1 Feb 2026')
    await page.getByLabel('Why', { exact: true }).fill('Nausea')
    await page.getByRole('button', { name: 'Stop the medicine' }).click()
    await expect(section.getByText('Ended (1)', { exact: true })).toBeVisible()
    expect(await recorded()).toEqual([{ dose: '2 tablets', ended: '2026-02-01', prescriber: doctor.doctorId }])
  })
})

test('the form works without script, and who saves too late is told', async ({ pageOf, make, db }) => {
  const [doctor, colleague] = [await make.doctor('Early Ito'), await make.doctor('Late Lund')]
  const patient = await make.patient('Contested Medicine')
  await make.assignment(doctor, patient)
  await insertRow(
    db,
    'doctor_patient_assignments',
    anAssignment({
      id: `e2e-assignment-${crypto.randomUUID()}`,
      doctor_id: colleague.doctorId,
      patient_id: patient.patientId,
      assignment_type: 'consultant',
    }),
  )
  const first = await pageOf(doctor, { javaScriptEnabled: false })
  await first.goto(`/clinic/patients/${patient.patientId}/medications/new`)
  await first.getByLabel('Medicine and strength').fill('Rasagiline 1 mg')
  await first.getByLabel('Each time').fill('1 tablet')
  await first.getByLabel('Times of the day').fill('08:00')
  await first.getByRole('button', { name: 'Add the medicine' }).click()
  await expect(first.locator('#medications')).toContainText('Rasagiline 1 mg')

  const second = await pageOf(colleague)
  for (const page of [first, second]) {
    await page.goto(`/clinic/patients/${patient.patientId}`)
    await page.locator('#medications').getByRole('link', { name: 'Change Rasagiline 1 mg' }).click()
    await expect(page.getByRole('button', { name: 'Save' })).toBeVisible()
  }
  await first.getByLabel('Each time').fill('2 tablets')
  await first.getByRole('button', { name: 'Save' }).click()
  await expect(first.locator('#medications')).toContainText('2 tablets')
  await second.getByLabel('Each time').fill('3 tablets')
  await second.getByRole('button', { name: 'Save' }).click()
  const dialog = second.getByRole('dialog', { name: /Dr Early Ito saved this/ })
  await expect(dialog).toContainText('2 tablets')
  const { rows } = await db.query('select dose from patient_medications where patient_id = $1', [patient.patientId])
  expect(rows).toEqual([{ dose: '2 tablets' }])
})

test('the composer leads from the prescription to the list of medicines', async ({ pageOf, make }) => {
  const doctor = await make.doctor('Dr Composing')
  const patient = await make.patient('Paula Prescribed')
  await make.assignment(doctor, patient)
  const page = await pageOf(doctor)
  await page.goto(`/clinic/consultations/new?patient=${patient.patientId}`)
  await expect(page.getByRole('link', { name: /Record it in the medication list/ })).toHaveAttribute(
    'href',
    `/clinic/patients/${patient.patientId}/medications/new`,
  )
})
