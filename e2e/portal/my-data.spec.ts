import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { unzip } from '../../prisma/tests/my-data/unzip'
import { checkAccessibility } from '../support/accessibility'
import { waitForMail } from '../support/mail'
import { expect, test } from '../support/test'

test.use({ expectedComplaints: [/Failed to load resource/] })

test('a patient has everything made into one file, is told, gives the password, and fetches it; nobody else does', async ({
  pageOf,
  make,
  db,
}) => {
  const patient = await make.patient('Takes Everything')
  const page = await pageOf(patient)
  await page.goto('/portal/my-data')
  await checkAccessibility(page)
  await page.getByRole('button', { name: 'Make my file' }).click()
  const file = page.getByRole('link', { name: /Fetch the file of/ })
  await expect(file).toBeVisible({ timeout: 40_000 })
  const mail = await waitForMail(patient.email, /ready/)
  expect(mail.text).not.toMatch(/record|health|report/i)

  await file.click()
  await checkAccessibility(page)
  const address = `/api${new URL(page.url()).pathname}`
  expect((await page.request.get(address)).status(), 'before the password').toBe(404)
  await page.getByLabel('Your password').fill('not this one')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('not your current password')
  await page.getByLabel('Your password').fill(patient.password)
  await page.getByRole('button', { name: 'Go on' }).click()
  const save = page.getByRole('link', { name: 'Save the file' })
  await expect(save).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
  const bytes = fs.readFileSync(await download.path())
  expect(download.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/)
  const files = unzip(bytes)
  expect(files.get('summary.html')?.toString()).toContain('Takes Everything')
  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as {
    files: { path: string; sha256: string }[]
  }
  for (const { path: name, sha256 } of manifest.files)
    expect(
      createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex'),
      name,
    ).toBe(sha256)

  const again = await pageOf(patient) // the same person in another session
  expect((await again.request.get(address)).status()).toBe(404)
  const stranger = await pageOf(await make.patient('Somebody Else'))
  expect((await stranger.request.get(address)).status()).toBe(404)
  const { rows } = await db.query(
    `select distinct action from audit_events where patient_id = $1 and action in ('my-data.download', 'create')
        and entity = 'data_archives' and outcome = 'ok' order by 1`,
    [patient.patientId],
  )
  expect(rows).toEqual([{ action: 'create' }, { action: 'my-data.download' }])
})
