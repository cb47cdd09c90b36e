import type pg from 'pg'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { writeLegacyFile } from '../../prisma/tests/import/support/legacy-file'
import { patient, scan, session } from '../../prisma/tests/import/support/legacy-rows'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

const sample = path.resolve('prisma/tests/legacy/sample.db')
const truth = JSON.parse(fs.readFileSync(path.resolve('prisma/tests/legacy/sample.truth.json'), 'utf8')) as {
  assignments: number
  timeline_scan_prediction_report: number
  report_status: number
  positive_patients: number
}

test.describe.configure({ mode: 'serial' })

test('a legacy file is sent, looked over, tried dry, imported with progress, and reported', async ({ pageOf, db }) => {
  test.setTimeout(180_000)
  const page = await pageOf('admin')
  const before = await counts(db)

  await test.step('Sent: the census says what is in it, and nothing is imported', async () => {
    await page.goto('/admin/imports')
    await page.getByLabel('Database file of the old system').setInputFiles(sample)
    await page.getByRole('button', { name: 'Send and look at it' }).click()
    await expect(page).toHaveURL(/\/admin\/imports\/\d+$/)
    await expect(page.getByRole('heading', { name: /Import it\?/ })).toBeVisible({ timeout: 60_000 })
    await checkAccessibility(page)
    expect(await counts(db)).toEqual(before)
  })
  await test.step('Dry: the whole import runs and keeps nothing', async () => {
    await page.getByLabel('Where the old system stood').selectOption('Europe/Oslo')
    await page.getByRole('button', { name: /Dry run/ }).click()
    await expect(page.getByRole('table', { name: 'What became of every row, per table' })).toBeVisible({
      timeout: 60_000,
    })
    await expect(page.getByRole('heading', { name: 'Import it now?' })).toBeVisible()
    expect(await counts(db)).toEqual(before)
  })
  await test.step('Imported: every row accounted for, the derived figures as they should be', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Take this import back' })).toBeVisible({ timeout: 90_000 })
    await expect(page.getByText(/Derived from them/)).toContainText('nothing differs')
    const expected = [
      `assignments ${formatted(truth.assignments)},`,
      `timeline entries ${formatted(truth.timeline_scan_prediction_report)},`,
      `report requests ${formatted(truth.report_status)},`,
      `with a positive model result ${formatted(truth.positive_patients)}.`,
    ]
    for (const figure of expected) {
      await expect(page.getByText(/Derived from them/)).toContainText(figure)
    }
    const after = await counts(db)
    expect(after.timeline - before.timeline).toBe(truth.timeline_scan_prediction_report)
    expect(after.patients).toBeGreaterThan(before.patients)
  })
  await test.step('The report can be read by everybody, on a telephone too', async () => {
    await checkAccessibility(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await checkAccessibility(page)
  })
  await test.step('The report can be kept as JSON', async () => {
    const report = await (await page.request.get(page.url().replace('/admin/', '/api/') + '/report')).json()
    for (const { read, imported, repaired, quarantined } of Object.values(
      report.tables as Record<string, Record<string, number>>,
    )) {
      expect(read).toBe((imported ?? 0) + (repaired ?? 0) + (quarantined ?? 0))
    }
  })
})

test('the same file a second time changes nothing and says so', async ({ pageOf, db }) => {
  test.setTimeout(120_000)
  const before = await counts(db)
  const page = await pageOf('admin')
  await page.goto('/admin/imports')
  await page.getByLabel('Database file of the old system').setInputFiles(sample)
  await page.getByRole('button', { name: 'Send and look at it' }).click()
  await expect(page.getByRole('heading', { name: /Import it/ })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText(/imported before|already/i).first()).toBeVisible({ timeout: 60_000 })
  expect(await counts(db)).toEqual(before)
})

test('an import is taken back exactly', async ({ pageOf, db }) => {
  test.setTimeout(120_000)
  const page = await pageOf('admin')
  const imported = await counts(db)
  const {
    rows: [run],
  } = await db.query("select id from import_runs where status = 'completed' and not dry_run order by id desc limit 1")
  await page.goto(`/admin/imports/${run.id}`)
  await page.getByRole('button', { name: 'Take this import back' }).click()
  await expect(page.getByText('sample.db, 1.5 MB: taken back')).toBeVisible({ timeout: 90_000 })
  const after = await counts(db)
  expect(imported.timeline - after.timeline).toBe(truth.timeline_scan_prediction_report)
  const { rows } = await db.query('select count(*)::integer as n from patients where import_run = $1', [run.id])
  expect(rows[0].n).toBe(0)
})

test('a file that is no legacy database is refused with a sentence that says what to do', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto('/admin/imports')
  await page.getByLabel('Database file of the old system').setInputFiles({
    name: 'notes.db',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('these are notes, not a database'),
  })
  await page.getByRole('button', { name: 'Send and look at it' }).click()
  await expect(page.getByText(/is not an SQLite database/)).toBeVisible({ timeout: 60_000 })
})

test('a row set aside says why, is mended on its page, and comes in', async ({ pageOf, db }) => {
  test.setTimeout(120_000)
  const unique = crypto.randomUUID().slice(0, 8)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-e2e-'))
  const file = writeLegacyFile(path.join(folder, `mend-${unique}.db`), {
    patients: [patient({ patient_id: `P-${unique}`, name: 'Mended Person' })],
    sessions: [session({ id: `S-${unique}`, patient_id: `P-${unique}` })],
    mri_scans: [scan({ id: `M-${unique}`, session_id: 'no-such-session' })],
  })
  const page = await pageOf('admin')
  await page.goto('/admin/imports')
  await page.getByLabel('Database file of the old system').setInputFiles(file)
  await page.getByRole('button', { name: 'Send and look at it' }).click()
  await expect(page.getByRole('heading', { name: /Import it/ })).toBeVisible({ timeout: 60_000 })
  fs.rmSync(folder, { recursive: true })
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Rows set aside' })).toBeVisible({ timeout: 60_000 })

  await page.getByRole('link', { name: `M-${unique}` }).click()
  await expect(page.getByText(/The field is session_id/)).toBeVisible()
  await checkAccessibility(page)
  await page.getByLabel('session_id').fill(`S-${unique}`)
  await page.getByRole('button', { name: 'Try it again with these values' }).click()
  await expect(page.getByText('It is being tried again with what you entered.')).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('It has been imported.')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })

  const { rows } = await db.query('select session_id, patient_id from mri_scans where id = $1', [`M-${unique}`])
  expect(rows).toEqual([{ session_id: `S-${unique}`, patient_id: `P-${unique}` }])
})

const formatted = (count: number) => count.toLocaleString('en-GB')

async function counts(db: pg.Client) {
  const {
    rows: [found],
  } = await db.query<{ patients: number; timeline: number; users: number }>(
    `select (select count(*)::integer from patients) as patients, (select count(*)::integer from patient_timeline) as timeline,
            (select count(*)::integer from users where id not like 'e2e-%') as users`,
  )
  return found ?? { patients: 0, timeline: 0, users: 0 }
}
