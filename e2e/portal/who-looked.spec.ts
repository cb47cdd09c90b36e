import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

test('a patient reads that a doctor opened the record, which part, and that an administrator looked at it as they do', async ({
  pageOf,
  make,
}) => {
  const doctor = await make.doctor('Ines Looker')
  const patient = await make.patient('Looked At')
  await make.assignment(doctor, patient)
  const mine = await pageOf(patient)
  await mine.goto('/portal/who-looked')
  await expect(mine.getByText('Nobody yet')).toBeVisible()

  const theirs = await pageOf(doctor)
  await theirs.goto(`/clinic/patients/${patient.patientId}`)
  await expect(theirs.getByRole('heading', { level: 1 })).toContainText('Looked At')
  const admin = await pageOf(await make.admin('Adele Preview'))
  await admin.goto(`/admin/users/${patient.userId}`)
  await admin.getByRole('button', { name: 'See the portal as this person' }).click()
  await expect(admin).toHaveURL(/\/portal/)

  await mine.reload()
  const entries = mine.getByRole('main').getByRole('listitem')
  await expect(entries.filter({ hasText: 'Ines Looker, your doctor' })).toContainText('Looked at')
  await expect(entries.filter({ hasText: 'Adele Preview' }).filter({ hasText: 'as you see them' })).toBeVisible()
  await expect(mine.getByRole('main').getByText(/undefined|null|patient_|consultations/)).toHaveCount(0)
  await checkAccessibility(mine)
})
