import { expect, test } from '../support/test'

test('patients come by last visit, newest first, and the next page goes on where the first one ended', async ({
  pageOf,
  db,
}) => {
  const { rows } = await db.query<{ patient_id: string }>(
    'select patient_id from patient_statistics where patient_id not like $1 order by visit_sort desc, patient_id desc',
    ['e2e-%'],
  )
  const expected = rows.map(({ patient_id: id }) => id)
  const page = await pageOf('admin')
  await page.goto('/admin/patients?size=100')
  const shown = async () => {
    const links = page.getByRole('table', { name: 'Patients' }).getByRole('rowheader').getByRole('link')
    const addresses = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')))
    return addresses
      .map((address) => decodeURIComponent(address?.split('/').at(-1) ?? ''))
      .filter((id) => !id.startsWith('e2e-'))
  }
  // among those whom other journeys make meanwhile
  const first = await shown()
  expect(first.length).toBeGreaterThan(10)
  expect(first).toEqual(expected.slice(0, first.length))
  await page.getByRole('link', { name: /Next/ }).click()
  const second = async () => (await shown()).slice(0, 10)
  await expect.poll(second).toEqual(expected.slice(first.length, first.length + 10))
  await page.getByRole('link', { name: /Previous/ }).click()
  await expect.poll(shown).toEqual(first)
})

test('a patient is found without accents, with a slip of the finger and by exact id; what was searched for stays out of the address', async ({
  pageOf,
  make,
}) => {
  const patient = await make.patient('Dolores García Ibáñez')
  const page = await pageOf('admin')
  await page.goto('/admin/patients')
  for (const [typed, note] of [
    ['dolores garcia ibanez', 'no accents'],
    ['Ibañez, Dolores', 'other order'],
    ['dolorse garcia ibañez', 'a slip'],
    [patient.patientId, 'exact id'],
  ] as const) {
    await test.step(note, async () => {
      await page.getByRole('textbox', { name: /Find a patient/ }).fill(typed)
      await page.getByRole('button', { name: 'Search' }).click()
      await expect(page.getByRole('main')).toContainText(`found for “${typed}”`)
      await expect(page.getByRole('rowheader').first()).toContainText('Dolores García Ibáñez')
      if (note === 'no accents') await expect(page.getByRole('rowheader').first().locator('mark')).toHaveCount(3)
      expect(page.url().toLowerCase()).not.toMatch(/dolor|garc|iba/)
    })
  }
  await page.getByRole('textbox', { name: /Find a patient/ }).fill('zzzz qqqq xxxx')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('No patient was found.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Look in the trash' })).toHaveAttribute('href', /table=patients&s=/)
  await page.getByText('Search tips').click()
  await expect(page.getByText(/^A date of birth in any form/).first()).toBeVisible()
})

test('filters stand in the address, combine, and can be cleared', async ({ pageOf, db }) => {
  const count = async (where: string) =>
    Number((await db.query(`select count(*) from patient_statistics where ${where}`)).rows[0].count)
  const page = await pageOf('admin')
  await page.goto('/admin/patients')
  for (const [field, value] of [
    ['Model result', 'Positive'],
    ['Model stage', 'Stage 2'],
  ] as const) {
    await page.getByRole('link', { name: '+ Filter' }).click()
    const panel = page.locator('[data-list=panel]')
    await panel.getByRole('link', { name: field, exact: true }).click()
    await panel.getByRole('checkbox', { name: new RegExp(`^${value}\\b(?!\\.)`) }).check()
    await panel.getByRole('button', { name: 'Add filter' }).click()
    await expect(panel).toHaveCount(0)
  }
  await expect(page).toHaveURL(/result%3Ais%3Apositive/)
  await expect(page).toHaveURL(/stage%3Ais%3A2/)
  await expect(page.getByRole('main')).toContainText(`${await count('has_parkinsons and disease_stage = 2')} patients`)
  for (const row of await page
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .all())
    await expect(row).toContainText('Positive')
  await page.getByRole('link', { name: 'Clear all' }).click()
  await expect(page).toHaveURL('/admin/patients')
})

test('a doctor’s patients, by the filter: the doctor is named, and the address has the id', async ({ pageOf, db }) => {
  const { rows } = await db.query<{ id: string; count: number }>(
    `select d.doctor_id as id, count(*)::integer as count
       from doctors d join users u on u.id = d.user_id
       join doctor_patient_assignments a on a.doctor_id = d.doctor_id and a.is_active and a.deleted_at is null
      where u.name = 'Amara Okafor' group by d.doctor_id`,
  )
  const page = await pageOf('admin')
  await page.goto('/admin/patients')
  await page.getByRole('link', { name: '+ Filter' }).click()
  const panel = page.locator('[data-list=panel]')
  await panel.getByRole('link', { name: 'Doctor', exact: true }).click()
  await panel.getByLabel('Name or id').fill('Amara Okafor')
  await panel.getByRole('option', { name: /Amara Okafor/ }).click()
  await panel.getByRole('button', { name: 'Add filter' }).click()
  await expect(page).toHaveURL(new RegExp(`doctor%3Ais%3A${rows[0]?.id}`))
  await expect(page.getByRole('main')).toContainText(`${rows[0]?.count} patients, 1 filter`)
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('Doctor is Amara Okafor')
  for (const patient of await page
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .all())
    await expect(patient).toContainText('Amara Okafor')
})

test('a chart shows who, the figures, the history and the care team, and its timeline can be narrowed', async ({
  pageOf,
  db,
}) => {
  const {
    rows: [busiest],
  } = await db.query(
    `select p.patient_id, p.name, s.total_consultations, s.total_reports,
            (select count(*) from patient_timeline t where t.patient_id = p.patient_id and t.event_type = 'prediction' and t.deleted_at is null) as predictions
       from patients p join patient_statistics s using (patient_id) order by s.total_predictions desc, patient_id limit 1`,
  )
  const page = await pageOf('admin')
  await page.goto(`/admin/patients/${busiest.patient_id}`)
  await expect(page.getByRole('heading', { level: 1, name: busiest.name })).toBeVisible()
  const glance = page.getByRole('region', { name: 'At a glance' })
  await expect(glance).toContainText(String(busiest.total_consultations))
  await page.getByLabel('Type').selectOption('Prediction')
  await page.getByRole('region', { name: 'Timeline', exact: true }).getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/type=prediction/)
  const entries = page
    .getByRole('region', { name: 'Timeline', exact: true })
    .getByRole('article')
    .or(page.getByRole('region', { name: 'Timeline', exact: true }).locator('ol > li'))
  await expect(entries).toHaveCount(Math.min(50, Number(busiest.predictions)))
  await page.getByLabel('From', { exact: true }).fill('3/4/1990')
  await page.getByRole('region', { name: 'Timeline', exact: true }).getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('“3/4/1990” can be 3 Apr 1990 or 4 Mar 1990.')).toBeVisible()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('3/4/1990')
  await page.getByLabel('From', { exact: true }).fill('1 Jan 1990')
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('31 december 1990')
  await page.getByRole('region', { name: 'Timeline', exact: true }).getByRole('button', { name: 'Apply' }).click()
  await expect(entries).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Timeline', exact: true })).toContainText(/No|Nothing/)
})

test('opening a chart is written down: who, whose, which parts', async ({ make, pageOf, db }) => {
  const [admin, patient] = [await make.admin('Audited Administrator'), await make.patient('Audited Patient')]
  const page = await pageOf(admin)
  await page.goto(`/admin/patients/${patient.patientId}`)
  const { rows } = await db.query(
    "select action, actor_user_id, fields from audit_events where patient_id = $1 and actor_role = 'admin'",
    [patient.patientId],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ actor_user_id: admin.userId, action: 'patients.open' })
  expect(rows[0].fields).toEqual(
    expect.arrayContaining(['patients', 'patient_timeline', 'consultations', 'medical_reports']),
  )
  await page.goto(`/admin/audit?f=patientId:is:${patient.patientId}`)
  await expect(page.getByRole('row', { name: /Audited Administrator/ }).first()).toContainText('Opened: patients')
})
