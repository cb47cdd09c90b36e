import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'
import { aPatientInCare } from './record-of'

for (const javaScriptEnabled of [true, false]) {
  test(`the timeline is narrowed and its entries are read, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    make,
    db,
    pageOf,
  }) => {
    const { patient } = await aPatientInCare(make, db)
    const page = await pageOf(patient, { javaScriptEnabled })
    await page.goto('/portal/timeline')
    const main = page.getByRole('main')
    await expect(main.getByRole('listitem').filter({ hasText: 'You had a visit' }).first()).toContainText(
      'Dr Ines Portal',
    )

    await main.getByText('Year: all years').click()
    await main.getByRole('navigation', { name: 'Year' }).getByRole('link', { name: '2020' }).click()
    await expect(page).toHaveURL('/portal/timeline?year=2020')
    await expect(main.getByRole('heading', { name: 'May 2020' })).toBeVisible()
    await expect(main).not.toContainText('You had a visit')

    await main.getByRole('link', { name: /Letter of 2020/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Note' })).toBeVisible()
    await expect(main).toContainText('It came by post.')
    if (javaScriptEnabled) await checkAccessibility(page)
    await main.getByRole('link', { name: 'Back to my timeline' }).click()
    await expect(page).toHaveURL('/portal/timeline')
  })
}

test('the timeline is kept as a table that is safe to open, and as a PDF', async ({ make, db, pageOf }) => {
  const { patient } = await aPatientInCare(make, db)
  const page = await pageOf(patient)

  const table = await page.request.get('/api/portal/timeline.csv?year=2020')
  expect(table.headers()['cache-control']).toContain('no-store')
  const lines = (await table.text()).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('"A note was written: =Letter of 2020"')

  const paper = await page.request.get('/api/portal/timeline.pdf')
  expect(paper.headers()['content-type']).toBe('application/pdf')
  const bytes = (await paper.body()).toString('latin1')
  expect(bytes.startsWith('%PDF-1.7')).toBe(true)
  expect(bytes).toContain('/StructTreeRoot')

  const { rows } = await db.query(
    `select fields[2] as format from audit_events where patient_id = $1 and action = 'timeline.export' order by at`,
    [patient.patientId],
  )
  expect(rows).toEqual([{ format: 'csv' }, { format: 'pdf' }])
})

test('an entry of somebody else is not there', async ({ make, db, pageOf }) => {
  const { patient } = await aPatientInCare(make, db)
  const { rows } = await db.query<{ id: string }>('select id from patient_timeline where patient_id = $1 limit 1', [
    patient.patientId,
  ])
  const stranger = await pageOf(await make.patient('A Stranger'))
  const answer = await stranger.request.get(`/portal/timeline/${rows[0]!.id}`)
  expect(answer.status()).toBe(404)
  expect(await answer.text()).not.toContain('Letter of 2020')
})
