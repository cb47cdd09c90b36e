import fs from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

type Patient = { patientId: string; name: string }

/** Where the bar over selected rows leads. */
const trashing = (patients: Patient[]) =>
  `/admin/jobs/new?list=patients&action=patients.trash&${patients.map(({ patientId }) => `id=${patientId}`).join('&')}`

async function prepareTrash(page: Page, patients: Patient[]) {
  await page.goto(trashing(patients))
  await expect(page.getByText(`${patients.length} patients chosen`)).toBeVisible()
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('Nothing has happened yet. This is what would.')).toBeVisible()
}

for (const javaScriptEnabled of [true, false]) {
  test(`patients go to the trash together, after a preview, and come back with one press${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
    pageOf,
    make,
    db,
  }) => {
    const [ana, bea] = [await make.patient('Bulk Ana'), await make.patient('Bulk Bea')]
    const gone = await make.patient('Bulk Gone')
    await db.query('update patients set deleted_at = now() where patient_id = $1', [gone.patientId])
    const living = async () =>
      (
        await db.query('select from patients where deleted_at is null and patient_id = any ($1)', [
          [ana.patientId, bea.patientId],
        ])
      ).rowCount
    const page = await pageOf('admin', { javaScriptEnabled })

    await prepareTrash(page, [ana, bea, gone])
    await expect(page.getByRole('row', { name: /Bulk Ana/ })).toContainText('Will be done')
    await expect(page.getByText('It no longer exists, or is in the trash already.').first()).toBeVisible()
    if (javaScriptEnabled) await checkAccessibility(page) // axe is a script itself
    expect(await living()).toBe(2)

    await page.getByRole('textbox', { name: 'Why' }).fill('Registered twice')
    await page.getByRole('button', { name: 'Move to trash: 3 patients' }).click()
    await expect(async () => {
      if (!javaScriptEnabled) await page.reload()
      await expect(page.getByText('Done · 2 done, 1 skipped')).toBeVisible({ timeout: 2000 })
    }).toPass()
    expect(await living()).toBe(0)
    if (javaScriptEnabled) await checkAccessibility(page) // axe is a script itself

    await page.getByRole('button', { name: 'Undo all of it' }).click()
    await expect(page.getByText('What this job did has been taken back.')).toBeVisible()
    expect(await living()).toBe(2)
  })
}

test('the rows that were not done are a file with the reason of each', async ({ pageOf, make, db }) => {
  const [ana, gone] = [await make.patient('Bulk Ana'), await make.patient('Bulk Gone')]
  await db.query('update patients set deleted_at = now() where patient_id = $1', [gone.patientId])
  const page = await pageOf('admin')
  await prepareTrash(page, [ana, gone])
  await page.getByRole('textbox', { name: 'Why' }).fill('Registered twice')
  await page.getByRole('button', { name: 'Move to trash: 2 patients' }).click()
  await expect(page.getByText('Done · 1 done, 1 skipped')).toBeVisible()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'All of them as CSV' }).click(),
  ])

  const { data } = Papa.parse<Record<string, string>>(read(await download.path()), {
    header: true,
    skipEmptyLines: true,
  })
  expect(data).toMatchObject([
    { Id: gone.patientId, Outcome: 'Skipped', Reason: 'It no longer exists, or is in the trash already.' },
  ])
})

test.describe('what only its owner may', () => {
  test.use({ expectedComplaints: [/404 \(Not Found\) .*\/admin\/jobs\//] })

  test('a job is seen by every administrator, its draft and its file by nobody else', async ({ pageOf, make }) => {
    const patients = [await make.patient('Bulk Ana'), await make.patient('Bulk Bea')]
    const [page, other] = [await pageOf(await make.admin()), await pageOf(await make.admin())]
    await prepareTrash(page, patients)
    const draft = page.url()

    expect((await other.goto(draft))?.status()).toBe(404)
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByText('Cancelled').first()).toBeVisible()
    await other.goto(draft)
    await expect(other.getByText('Cancelled').first()).toBeVisible()
  })

  test('no file opens by its address alone', async ({ pageOf, make }) => {
    const page = await pageOf(await make.doctor())

    const answer = await page.request.get('/api/exports/01a217b6-96d5-7b1d-8b57-193bd62b2848')

    expect(answer.status()).toBe(404)
    expect(answer.headers()['cache-control']).toContain('no-store')
  })
})

test('an export is what the screen shows: rows, columns, order', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto('/admin/doctors')
  const shown = await page.getByRole('rowheader').allInnerTexts()
  await page.getByText('Export ▾').click()
  await page.getByRole('link', { name: 'CSV' }).click()
  await expect(page.getByRole('heading', { name: /^Export \d+ doctors$/ })).toBeVisible()
  await checkAccessibility(page)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click(),
  ])

  expect(download.suggestedFilename()).toMatch(/^doctors-\d{4}-\d\d-\d\d\.csv$/)
  const text = read(await download.path())
  expect(text.startsWith('\uFEFF')).toBe(true)
  const [head, ...rows] = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data
  const columns = (await outline(page)).split(', ')
  expect(head).toEqual(columns)
  expect(rows.slice(0, shown.length).map(([name]) => name)).toEqual(shown.map((name) => name.split('\n')[0]))
})

/** The columns, as the export page announces them. */
async function outline(page: Page) {
  return page.locator('dt', { hasText: 'Columns, in this order' }).locator('+ dd').innerText()
}

function read(file: string) {
  return fs.readFileSync(file, 'utf8')
}
