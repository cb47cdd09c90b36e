import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { ownerUrl } from '../support/installation'
import { expect, logIn, test } from '../support/test'

const sample = path.resolve('prisma/tests/legacy/sample.db')
const password = 'harbour violin 93 moss'
/** A lease of 30 seconds runs out first when the worker is gone; then somebody else takes over. */
const recovered = { timeout: 90_000 }

type Found = {
  patientId: string
  patientName: string
  patientUser: string
  patientEmail: string
  doctorUser: string
  doctorEmail: string
  doctorName: string
}

test.describe.configure({ mode: 'serial', timeout: 400_000 })

test('on the imported file: what needs the doctor, a result reviewed, a report asked for, the plug pulled, signed, and the patient takes the PDF along', async ({
  pageOf,
  stranger,
  browser,
  db,
}) => {
  const admin = await pageOf('admin')
  const found = await test.step('The legacy file is imported', async () => {
    await admin.goto('/admin/imports')
    await admin.getByLabel('Database file of the old system').setInputFiles(sample)
    await admin.getByRole('button', { name: 'Send and look at it' }).click()
    await expect(admin.getByRole('heading', { name: /Import it/ })).toBeVisible({ timeout: 60_000 })
    await admin.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(admin.getByRole('button', { name: 'Take this import back' })).toBeVisible({ timeout: 120_000 })
    return someoneTreated(db)
  })

  const doctor = stranger
  const context = await browser.newContext()
  const patient = await context.newPage()
  await test.step('An administrator lets the doctor and the patient in', async () => {
    await letIn(admin, doctor, found.doctorUser, found.doctorEmail)
    await letIn(admin, patient, found.patientUser, found.patientEmail)
    await patient.goto('/portal/reports')
    await expect(patient.getByRole('heading', { level: 1 })).toBeVisible()
  })

  const before = await reportsShown(patient)
  await test.step('The doctor sees what needs them and why, opens the chart, and reviews the result', async () => {
    await doctor.goto('/clinic')
    const item = doctor
      .getByRole('listitem')
      .filter({ hasText: found.patientName })
      .filter({ hasText: 'Result to review' })
    await expect(item).toContainText('nobody has reviewed it')
    await item.getByRole('link', { name: found.patientName }).click()
    await expect(doctor.getByRole('heading', { name: 'Model result', level: 2 })).toBeVisible()
    await expect(doctor.getByRole('heading', { name: found.patientName, level: 1 })).toBeVisible()
    await doctor.getByRole('link', { name: 'Chart', exact: true }).click()
    const needs = doctor.getByRole('region', { name: 'Needs you' })
    await needs
      .getByRole('link', { name: /^Review: model result/ })
      .first()
      .click()
    await doctor.getByRole('radio', { name: 'I agree', exact: true }).check()
    await doctor.getByRole('button', { name: 'Sign the review' }).click()
    await expect(doctor.getByRole('article', { name: /Model result/ })).toContainText('Agreed')
  })

  await test.step('The report is asked for from the chart; the worker dies over it, and it comes all the same', async () => {
    await doctor.goto(`/clinic/patients/${found.patientId}`)
    await doctor.getByRole('link', { name: 'Ask for a report' }).click()
    await doctor.getByLabel('Written').selectOption('For the patient, in plain words')
    const held = await holdPublishing(found.patientId)
    await doctor.getByRole('button', { name: 'Ask for this report' }).click()
    await expect(doctor.getByRole('status')).toContainText('in the queue')
    await doctor.goto('/clinic/reports')
    await doctor.bringToFront() // a page that nobody looks at catches up when it is looked at
    const making = doctor.getByRole('region', { name: /^Being made/ })
    await expect(making.getByRole('link', { name: found.patientName })).toBeVisible({ timeout: 45_000 })
    const killed = await killWorker(db, found.patientId)
    await held.letGo()
    const toSign = doctor.getByRole('region', { name: /^To sign/ })
    await expect(toSign.getByRole('link', { name: found.patientName, exact: true })).toBeVisible(recovered)
    const { rows } = await db.query<{ outcome: string; worker: string }>(
      `select a.outcome, a.worker from report_attempts a join report_status r on r.id = a.request_id
        where r.patient_id = $1 and r.requested_by = $2 order by a.number`,
      [found.patientId, found.doctorUser],
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]).toEqual({ outcome: 'lost', worker: killed })
    expect(rows[1]).toMatchObject({ outcome: 'published' })
    expect(rows[1]?.worker).not.toBe(killed)
    await toSign.getByRole('link', { name: found.patientName, exact: true }).click()
  })

  await test.step('Until it is signed the patient neither reads nor counts it', async () => {
    expect(await reportsShown(patient)).toBe(before)
    await doctor.getByLabel(/^I have read this report/).check()
    await doctor.getByRole('button', { name: 'Sign the report' }).click()
    await expect(doctor.getByText(`Signed by Dr ${found.doctorName}`)).toBeVisible()
    await expect(doctor.getByText(/The patient can read it since/)).toBeVisible()
    expect(await reportsShown(patient)).toBe(before + 1)
  })

  await test.step('The patient downloads a PDF that a screen reader can read', async () => {
    await patient.goto('/portal/reports')
    await patient.getByRole('region', { name: 'Ready to read' }).getByRole('link').first().click()
    const link = patient.getByRole('link', { name: /^PDF/ }).first()
    await expect(async () => {
      await patient.reload()
      await expect(link).toBeVisible({ timeout: 2000 })
    }).toPass(recovered)
    const download = patient.waitForEvent('download')
    await link.click()
    const file = fs.readFileSync(await (await download).path())
    const text = file.toString('latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    for (const needed of ['/StructTreeRoot', '/MarkInfo', '/Lang (en', '/DisplayDocTitle true'])
      expect(text).toContain(needed)
  })
  await context.close()
})

/** A patient of the file with a login, a doctor with a login who treats them, and a result that nobody reviewed. */
async function someoneTreated(db: pg.Client): Promise<Found> {
  const { rows } = await db.query<Found>(
    `select p.patient_id as "patientId", p.name as "patientName", pu.id as "patientUser", pu.email as "patientEmail",
            du.id as "doctorUser", du.email as "doctorEmail", du.name as "doctorName"
       from patients p
       join users pu on pu.id = p.user_id and pu.is_active and pu.role = 'patient' and pu.email is not null
       join doctor_patient_assignments a on a.patient_id = p.patient_id and a.is_active and a.deleted_at is null
       join doctors d on d.doctor_id = a.doctor_id and d.approval_state = 'approved'
       join users du on du.id = d.user_id and du.is_active and du.email is not null
      where p.import_run is not null and p.deleted_at is null and du.name !~* '^(dr|prof)'
        and (select count(*) from patients same where same.name = p.name) = 1
        and exists (select from predictions q join mri_scans m on m.id = q.mri_scan_id
                     where q.patient_id = p.patient_id and q.binary_result <> 'uncertain')
      order by p.patient_id limit 1`,
  )
  if (!rows[0]) throw new Error('The sample has nobody whom a doctor with a login treats.')
  return rows[0]
}

/** By a link to choose a password, as an administrator gives it to whoever cannot log in. */
async function letIn(admin: Page, page: Page, userId: string, email: string) {
  await admin.goto(`/admin/users/${encodeURIComponent(userId)}`)
  await admin.getByRole('button', { name: 'Make a link to choose a new password' }).click()
  await page.goto(await admin.getByRole('status').filter({ hasText: 'The link is made' }).locator('code').innerText())
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page).toHaveURL(/\/login/)
  await logIn(page, { email, password })
}

/** How many reports the patient's numbers tell of. */
async function reportsShown(page: Page): Promise<number> {
  await page.goto('/portal/statistics')
  const term = page.getByRole('term').filter({ hasText: /^Reports$/ })
  const words = await term.locator('xpath=following-sibling::dd[1]').innerText()
  return Number(/\d+/.exec(words)?.[0])
}

/** Keeps what publishing needs, so that the worker is certainly in the middle when it is killed. */
async function holdPublishing(patientId: string) {
  const client = new pg.Client({ connectionString: ownerUrl() })
  await client.connect()
  await client.query('begin')
  await client.query('select app.lock_statistics(array[$1])', [patientId])
  return { letGo: () => client.end() }
}

/** SIGKILL for the worker that has the patient's report; the supervisor starts another. */
async function killWorker(db: pg.Client, patientId: string): Promise<string> {
  const { rows } = await db.query<{ worker: string; pid: number }>(
    `select a.worker, w.pid from report_attempts a
       join report_status r on r.id = a.request_id and r.status = 'generating' and a.number = r.fence
       join report_workers w on w.name = a.worker
      where r.patient_id = $1`,
    [patientId],
  )
  const [at] = rows
  if (!at) throw new Error('No worker has the report.')
  process.kill(at.pid, 'SIGKILL')
  return at.worker
}
