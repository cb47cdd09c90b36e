import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

const unique = () =>
  crypto
    .randomUUID()
    .slice(0, 8)
    .replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!)

for (const javaScriptEnabled of [true, false]) {
  test(`a patient who is there already is noticed before a second record is made, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    pageOf,
  }) => {
    const page = await pageOf('admin', { javaScriptEnabled })
    const family = unique()
    // each variant its own birthday, or one would meet the people of the other
    const [born, swapped] = javaScriptEnabled ? ['3 Nov 1958', '11 Mar 1958'] : ['5 Sep 1961', '9 May 1961']
    await page.goto('/admin/patients/new')
    await page.getByLabel('Name', { exact: true }).fill(`Zenóbia Quark${family}`)
    await page.getByLabel('Date of birth', { exact: true }).fill(born)
    await page.getByRole('button', { name: 'Register', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(family)
    const first = page.url()

    await page.goto('/admin/patients/new')
    await page.getByLabel('Name', { exact: true }).fill(`Quark${family} Zenobia`)
    await page.getByLabel('Date of birth', { exact: true }).fill(swapped)
    await page.getByLabel('Allergies').fill('Latex')
    await page.getByRole('button', { name: 'Register', exact: true }).click()

    const warning = page.getByRole('region', { name: 'This person may be the same' })
    await expect(warning).toContainText('same name, day and month of birth swapped')
    await expect(warning.getByRole('link')).toHaveAttribute('href', new URL(first).pathname)
    expect(page.url()).not.toContain(family)
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(`Quark${family} Zenobia`)
    await expect(page.getByLabel('Date of birth', { exact: true })).toHaveValue(swapped)
    await expect(page.getByLabel('Allergies')).toHaveValue('Latex')
    if (javaScriptEnabled) await checkAccessibility(page)

    await page.getByRole('button', { name: 'Register anyway' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Quark${family} Zenobia`)
    expect(page.url()).not.toBe(first)
  })
}

test('a form with mistakes names each field and how to mend it, and keeps what was typed', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto('/admin/patients/new')
  await page.getByLabel('Name', { exact: true }).fill('Nearly There')
  await page.getByLabel('Date of birth', { exact: true }).fill('31 Feb 1958')
  await page.getByLabel('Telephone', { exact: true }).fill('call me')
  await page.getByLabel('E-mail address', { exact: true }).fill('nobody')
  await page.getByRole('button', { name: 'Register', exact: true }).click()

  const summary = page.getByRole('alert').filter({ hasText: 'Something needs mending' })
  await expect(summary).toContainText('There is no 31 Feb 1958')
  await expect(summary).toContainText('Use digits, spaces, brackets')
  await expect(summary).toContainText('Enter an e-mail address')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nearly There')
  await expect(page.getByLabel('Telephone', { exact: true })).toHaveValue('call me')
})

for (const javaScriptEnabled of [true, false]) {
  test(`a field that was emptied comes back empty when another was wrong, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    pageOf,
    make,
    db,
  }) => {
    const { patientId } = await make.patient('Healed Person')
    await db.query(`update patients set allergies = 'Latex', insurance_info = 'Alba' where patient_id = $1`, [
      patientId,
    ])
    const page = await pageOf('admin', { javaScriptEnabled })
    await page.goto(`/admin/patients/${patientId}/edit`)
    await page.getByLabel('Allergies').fill('')
    await page.getByLabel('Insurance').fill('')
    await page.getByLabel('Telephone', { exact: true }).fill('call me')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Something needs mending' })).toBeVisible()
    await expect(page.getByLabel('Allergies')).toHaveValue('')
    await expect(page.getByLabel('Insurance')).toHaveValue('')
    await page.getByLabel('Telephone', { exact: true }).fill('0113 496 0123')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('#record')).not.toContainText('Latex')
  })
}

test('two administrators edit one record: the later one is told, and nothing is overwritten', async ({
  pageOf,
  make,
}) => {
  const patient = await make.patient('Contested Record')
  const [first, second] = [await pageOf('admin'), await pageOf(await make.admin())]
  for (const page of [first, second]) await page.goto(`/admin/patients/${patient.patientId}/edit`)
  await first.getByLabel('Allergies').fill('Latex')
  await first.getByRole('button', { name: 'Save' }).click()
  await expect(first.locator('#record')).toContainText('Latex')
  await second.getByLabel('Allergies').fill('Penicillin')
  await second.getByRole('button', { name: 'Save' }).click()

  await expect(second.getByRole('dialog', { name: /saved this/ })).toContainText('Latex')
  await first.reload()
  await expect(first.locator('#record')).toContainText('Latex')
})

test('a medication gets its exact times, stands in the plan of the day, and is ended', async ({ pageOf, make }) => {
  const patient = await make.patient('Punctual Patient')
  const page = await pageOf('admin')
  await page.goto(`/admin/patients/${patient.patientId}`)
  await page.locator('#medications').getByRole('link', { name: 'Add' }).click()
  await page.getByLabel('Medicine and strength').fill('Levodopa/carbidopa 100/25 mg')
  await page.getByLabel('Each time').fill('1 tablet')
  await page.getByLabel('Times of the day').fill('7:00, noon')
  await page.getByRole('button', { name: 'Add the medication' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'is no time of day' })).toContainText('“noon”')
  await page.getByLabel('Times of the day').fill('7:00, 11.30 and 3:30 pm')
  await page.getByRole('button', { name: 'Add the medication' }).click()
  await expect(page.locator('#medications time')).toHaveText(['07:00', '11:30', '15:30'])

  await page.goto(`/admin/patients/${patient.patientId}/medications`)
  await expect(page.getByRole('heading', { name: 'Medication plan' })).toBeVisible()
  await expect(page.locator('main time')).toHaveText(['07:00', '11:30', '15:30'])
  await checkAccessibility(page)

  await page.goto(`/admin/patients/${patient.patientId}`)
  await page.locator('#medications').getByRole('link', { name: 'Levodopa/carbidopa 100/25 mg' }).first().click()
  await page.getByLabel('Last day', { exact: true }).fill('1 Jan 2026')
  await page.getByRole('button', { name: 'End the medication' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'before the first day' })).toBeVisible()
})

test('two records become one, the old address leads on, and the merge is taken back', async ({ pageOf, make }) => {
  const family = unique()
  const kept = await make.patient(`Merge${family} Kept`)
  const other = await make.patient(`Merge${family} Other`)
  const page = await pageOf('admin')
  await page.goto(`/admin/patients/${kept.patientId}/merge?with=${other.patientId}`)
  await expect(page.getByRole('heading', { name: 'What happens' })).toBeVisible()
  await checkAccessibility(page)
  await page.getByRole('group', { name: 'Name', exact: true }).getByRole('radio').nth(1).check()
  await page.getByLabel('How you know that these are the same person').fill('Same insurance card')
  await page.getByRole('button', { name: 'Merge into one record' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Merge${family} Other`)
  await expect(page.getByRole('region', { name: 'Merged records' })).toContainText('was merged into this record')
  await page.goto(`/admin/patients/${other.patientId}`)
  await expect(page.getByText('This record became part of')).toBeVisible()
  await checkAccessibility(page)

  await page.getByRole('button', { name: 'Undo the merge' }).click()
  await expect(page.getByText('This record became part of')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Merge${family} Other`)
  await page.goto(`/admin/patients/${kept.patientId}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Merge${family} Kept`)
})

test('a patient is invited, chooses a password by the link, and is shown as active', async ({
  pageOf,
  stranger,
  db,
}) => {
  const id = `e2e-patient-${unique()}`
  await db.query('insert into patients (patient_id, name) values ($1, $2)', [id, 'Invited Patient'])
  const page = await pageOf('admin')
  await page.goto(`/admin/patients/${id}`)
  const portal = page.getByRole('region', { name: 'Portal' })
  await portal.getByLabel('E-mail address for logging in').fill(`${id}@example.test`)
  await portal.getByRole('button', { name: 'Invite to the portal' }).click()
  const link = await portal.getByRole('status').filter({ hasText: 'The link is made' }).locator('code').innerText()
  await expect(portal).toContainText('Invited')

  await stranger.goto(link)
  await stranger.getByLabel('Password', { exact: true }).fill('harbour violin 93 moss')
  await stranger.getByRole('button', { name: 'Set the password' }).click()
  await expect(stranger).toHaveURL(/\/login/)
  await page.reload()
  await expect(portal).toContainText('Active')
})
