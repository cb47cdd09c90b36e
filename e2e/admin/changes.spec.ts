import type { Page } from '@playwright/test'
import { expect, test } from '../support/test'

const bar = (page: Page) => page.getByRole('complementary', { name: 'What was just done' })

async function writeAllergies(page: Page, patientId: string, text: string) {
  await page.goto(`/admin/patients/${patientId}/edit`)
  await page.getByLabel('Allergies').fill(text)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/patients/${patientId}$`))
}

for (const javaScriptEnabled of [true, false]) {
  test(`what was just done is taken back by one press, and done again (${javaScriptEnabled ? 'with' : 'without'} script)`, async ({
    pageOf,
    make,
    db,
  }) => {
    const patient = await make.patient('Undine Undo')
    const allergies = async () =>
      (
        await db.query<{ allergies: string | null }>('select allergies from patients where patient_id = $1', [
          patient.patientId,
        ])
      ).rows[0]?.allergies
    const before = await allergies()
    const page = await pageOf('admin', { javaScriptEnabled })

    await writeAllergies(page, patient.patientId, 'Latex')
    await expect(bar(page)).toContainText('1 patient')
    expect(await allergies()).toBe('Latex')

    await test.step('The bar stays on every page', async () => {
      await page.goto('/admin/doctors')
      await bar(page).getByRole('button', { name: 'Undo' }).click()
      await expect(bar(page).getByRole('button', { name: 'Do it again' })).toBeVisible()
      expect(await allergies()).toBe(before)
    })
    await test.step('Taking back is taken back', async () => {
      await bar(page).getByRole('button', { name: 'Do it again' }).click()
      await expect.poll(allergies).toBe('Latex')
    })
    await test.step('It leaves when it is told to', async () => {
      await bar(page).getByRole('button', { name: 'Dismiss' }).click()
      await expect(bar(page)).toHaveCount(0)
    })
  })
}

test('two administrators save the same record: both see what each wrote, and nothing is lost', async ({
  pageOf,
  make,
}) => {
  const patient = await make.patient('Konrad Konflikt')
  const [first, second] = [await pageOf('admin'), await pageOf(await make.admin('Eva Zweite'))]
  await second.goto(`/admin/patients/${patient.patientId}/edit`)
  await second.getByLabel('Allergies').fill('Penicillin')
  await writeAllergies(first, patient.patientId, 'Latex')
  await expect(bar(first)).toBeVisible()

  await second.getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = second.getByRole('dialog', { name: /saved this/ })
  const allergies = dialog.getByRole('group', { name: 'Allergies' })
  await expect(allergies.getByRole('radio', { name: /Yours/ })).toBeChecked()
  await expect(allergies).toContainText('Penicillin')
  await expect(allergies).toContainText('Latex')

  await allergies.getByRole('radio', { name: /Theirs/ }).check()
  await dialog.getByRole('button', { name: 'Look at the form first' }).click()
  await expect(second.getByLabel('Allergies')).toHaveValue('Latex')
  await second.getByLabel('Allergies').fill('Latex, Penicillin')
  await second.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(bar(second)).toBeVisible()
  await first.goto(`/admin/history/patients/${patient.patientId}`)
  await expect(first.getByText('Eva Zweite').first()).toBeVisible()
  await expect(first.getByRole('cell', { name: 'Latex, Penicillin' })).toBeVisible()
})

test('without script, who saves over a newer record keeps what they wrote, and what the other wrote elsewhere', async ({
  pageOf,
  make,
}) => {
  const patient = await make.patient('Paula Papier')
  const [first, second] = [await pageOf('admin'), await pageOf('admin', { javaScriptEnabled: false })]
  await second.goto(`/admin/patients/${patient.patientId}/edit`)
  await second.getByLabel('Allergies').fill('Penicillin')
  await first.goto(`/admin/patients/${patient.patientId}/edit`)
  await first.getByLabel('Insurance').fill('By the state')
  await first.getByLabel('Allergies').fill('Latex')
  await first.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(bar(first)).toBeVisible()

  await second.getByRole('button', { name: 'Save', exact: true }).click()
  const told = second.getByRole('dialog', { name: /saved this/ })
  await expect(told.getByRole('group', { name: 'Allergies' })).toContainText('Latex')
  await expect(told.getByRole('radio')).toHaveCount(0) // nothing would hear it
  await expect(second.getByLabel('Allergies')).toHaveValue('Penicillin')
  await expect(second.getByLabel('Insurance')).toHaveValue('By the state')
  await second.getByLabel('Allergies').fill('Latex, Penicillin')
  await second.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(second).toHaveURL(new RegExp(`/admin/patients/${patient.patientId}$`))
  await expect(second.getByRole('main')).toContainText('Latex, Penicillin')
  await expect(second.getByRole('main')).toContainText('By the state')
})

test('an earlier version stands again, and the history says so', async ({ pageOf, make }) => {
  const patient = await make.patient('Hanna Historia')
  const page = await pageOf('admin')
  await writeAllergies(page, patient.patientId, 'First')
  await writeAllergies(page, patient.patientId, 'Second')
  await page.goto(`/admin/history/patients/${patient.patientId}`)
  await page
    .getByRole('listitem')
    .filter({ hasText: 'First' })
    .last()
    .getByRole('button', { name: 'Make it say this again' })
    .click()
  await expect(page.getByRole('heading', { name: /Changed allergies/ })).toHaveCount(3)
  await page.goto(`/admin/patients/${patient.patientId}/edit`)
  await expect(page.getByLabel('Allergies')).toHaveValue('First')
})

test('deleting says what goes along and asks why; it comes back whole', async ({ pageOf, make }) => {
  const [doctor, patient] = [await make.doctor(), await make.patient('Gerda Gelöscht')]
  await make.assignment(doctor, patient)
  const page = await pageOf('admin')
  await page.goto(`/admin/patients/${patient.patientId}`)
  await page.getByRole('link', { name: 'Delete…' }).click()
  await expect(page.getByRole('main')).toContainText('1 patient')
  await expect(page.getByRole('main')).toContainText('1 assignment')

  await page.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Say why')
  await page.getByLabel('Why is it deleted?').fill('Registered twice')
  await page.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('in the trash')
  await expect(page.getByRole('main')).toContainText('another administrator must purge it')

  await page.getByRole('button', { name: 'Restore all of it' }).click()
  await page.getByRole('link', { name: 'Open it' }).click()
  await expect(page.getByRole('heading', { name: 'Gerda Gelöscht' })).toBeVisible()
})

test('a change that something newer conflicts with says what stands in the way', async ({ pageOf, make }) => {
  const patient = await make.patient('Nora Neuer')
  const page = await pageOf('admin')
  await writeAllergies(page, patient.patientId, 'First')
  await bar(page).getByRole('link', { name: 'What was done' }).click()
  await expect(page).toHaveURL(/\/admin\/changes\//)
  const operation = page.url()
  await writeAllergies(page, patient.patientId, 'Second')
  await page.goto(operation)
  await expect(page.getByRole('main')).toContainText('Allergies was changed since')
  await expect(page.getByRole('button', { name: 'Take it back' })).toHaveCount(0)
})

test('a history, a change and the trash name the records they speak of', async ({ pageOf, make }) => {
  const [patient, doctor] = [await make.patient('Nomen Nescio'), await make.doctor('Nora Name')]
  const page = await pageOf('admin')
  await page.goto(`/admin/assignments/new?patient=${patient.patientId}&doctor=${doctor.doctorId}`)
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await bar(page).getByRole('link', { name: 'What was done' }).click()
  await expect(page.getByRole('link', { name: 'assignment Nomen Nescio, Dr Nora Name' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Doctor Dr Nora Name' })).toBeVisible()

  await page.getByRole('link', { name: 'assignment Nomen Nescio, Dr Nora Name' }).click()
  await expect(page.getByRole('main').getByText('Nomen Nescio, Dr Nora Name')).toBeVisible()
  await expect(page.getByRole('row', { name: 'Patient Nomen Nescio' })).toBeVisible()

  await bar(page).getByRole('button', { name: 'Undo' }).click()
  await expect(bar(page).getByRole('button', { name: 'Do it again' })).toBeVisible()
  await page.goto('/admin/trash')
  const row = page.getByRole('row').filter({ hasText: 'Nomen Nescio, Dr Nora Name' })
  await expect(row.getByRole('link', { name: 'Taken back: Assigned a doctor' })).toBeVisible()
  const search = async (terms: string) => {
    await page.getByRole('textbox', { name: /^Find by the name/ }).fill(terms)
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(page).toHaveURL(/[?&]s=/)
    expect(page.url().toLowerCase()).not.toContain(terms)
  }
  await search('nescio')
  await expect(row).toHaveCount(1)
  await search('zzzz')
  await expect(page.getByText('Nothing by this name was found here.')).toBeVisible()
})
