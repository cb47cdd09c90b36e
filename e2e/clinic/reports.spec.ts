import { makeSession, makeSlice } from '../support/screened'
import { expect, test } from '../support/test'

// A worker makes the reports of all journeys, one of a patient at a time.
const made = { timeout: 45_000 }

test.describe.configure({ timeout: 180_000 })
// the browser says so itself when a report is not there, as a held one is not for its patient
test.use({ expectedComplaints: [/404 \(Not Found\) .*\/portal\/reports\//] })

test('review, ask, watch it come, sign, and the patient reads it and takes the PDF along', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Signer')
  const patient = await make.patient('Reported Rasmussen')
  await make.assignment(doctor, patient)
  const { predictionId, scanId } = await makeSession(db, patient.patientId)
  await makeSlice(db, scanId)
  const page = await pageOf(doctor)
  const portal = await pageOf(patient)

  await page.goto('/clinic')
  await expect(page.getByRole('listitem').filter({ hasText: 'Result to review' })).toContainText(
    'nobody has reviewed it',
  )
  await page.goto(`/clinic/results/${predictionId}`)
  const scan = page.getByRole('region', { name: 'The scan' })
  await expect(scan).toContainText('T1_axial.nii.gz')
  await expect(scan).toContainText('NIfTI, 11.0 MB')
  const slice = scan.getByRole('img', { name: /^One slice of the MRI scan received on/ })
  await expect(slice).toHaveJSProperty('naturalWidth', 32)
  const address = `/api/scans/${scanId}/slice`
  const sent = await page.request.get(address)
  expect(sent.headers()).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'private, no-store' })
  expect((await portal.request.get(address)).status()).toBe(404)
  await page.getByRole('radio', { name: 'I agree', exact: true }).check()
  await page.getByRole('button', { name: 'Sign the review' }).click()
  await expect(page.getByText('Agreed').first()).toBeVisible()

  await page.goto(`/clinic/reports/new?patient=${patient.patientId}`)
  await page.getByLabel('Written').selectOption('For the patient, in plain words')
  await page.getByRole('button', { name: 'Ask for this report' }).click()
  await expect(page.getByRole('status')).toContainText('in the queue')
  await page.goto('/clinic/reports')
  const toSign = page.getByRole('region', { name: /^To sign/ })
  await page.bringToFront() // a page that nobody looks at catches up when it is looked at
  await expect(toSign.getByRole('link', { name: 'Reported Rasmussen', exact: true })).toBeVisible(made) // comes by itself

  await portal.goto('/portal/reports')
  await expect(portal.getByText('Being checked by your doctor: happening now')).toBeVisible()

  await toSign.getByRole('link', { name: 'Reported Rasmussen', exact: true }).click()
  await page.getByRole('button', { name: 'Sign the report' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Say that you have read the report')
  await page.getByLabel(/^I have read this report/).check()
  await page.getByRole('button', { name: 'Sign the report' }).click()
  await expect(page.getByText(/Signed by Dr Test Signer/)).toBeVisible()
  await expect(page.getByText(/The patient can read it since/)).toBeVisible()

  await expect(portal.getByRole('heading', { name: 'Ready to read' })).toBeVisible()
  await portal.getByRole('region', { name: 'Ready to read' }).getByRole('link').first().click()
  await expect(portal.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(async () => {
    const { rows } = await db.query(
      `select bool_and(f.is_signed) as signed from report_files f
         join medical_reports r on r.id = f.report_id where r.patient_id = $1`,
      [patient.patientId],
    )
    expect(rows).toEqual([{ signed: true }])
  }).toPass(made)
  await portal.reload()
  const file = portal.waitForEvent('download')
  await portal.getByRole('link', { name: /^PDF, large print/ }).click()
  expect((await file).suggestedFilename()).not.toContain('Rasmussen')
})

test('a report on a result that nobody reviewed is not signed; the review has both made again, and they are signed then', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Waiter')
  const patient = await make.patient('Early Eriksen')
  await make.assignment(doctor, patient)
  await makeSession(db, patient.patientId)
  const page = await pageOf(doctor)
  for (const reader of ['For the doctor', 'For the patient, in plain words']) {
    await page.goto(`/clinic/reports/new?patient=${patient.patientId}`)
    await page.getByLabel('Written').selectOption(reader)
    await page.getByRole('button', { name: 'Ask for this report' }).click()
    await expect(page.getByRole('status')).toContainText('in the queue')
  }
  await page.goto('/clinic/reports')
  await page.bringToFront()
  const toSign = page.getByRole('region', { name: /^To sign/ })
  await expect(toSign.getByText('Review the result first')).toHaveCount(2, made)

  await toSign.getByRole('link', { name: 'Early Eriksen', exact: true }).first().click()
  await expect(page.getByRole('heading', { name: 'Early Eriksen', level: 1 })).toBeVisible()
  await expect(page.getByText('Allergies: none recorded')).toBeVisible()
  await page.getByRole('link', { name: 'Review the result' }).click()
  await expect(page.getByText(/^Once you sign, the patient sees this result at once/)).toBeVisible()
  await page.getByRole('radio', { name: 'I agree', exact: true }).check()
  await page.getByRole('button', { name: 'Sign the review' }).click()
  const reports = page.getByRole('region', { name: 'Reports on it' })
  await expect(reports.getByText(/being made again|ready to sign/)).toHaveCount(2)
  await page.bringToFront()
  await expect(reports.getByText('ready to sign')).toHaveCount(2, made) // both come by themselves

  await page.goto('/clinic')
  const waiting = page.getByRole('listitem').filter({ hasText: 'Early Eriksen' }).filter({ hasText: 'Report to sign' })
  await expect(waiting).toHaveCount(2)
  await page.goto('/clinic/reports')
  await expect(toSign.getByText(/, version 2/)).toHaveCount(2)
  await toSign
    .getByRole('link', { name: /^Read and sign/ })
    .first()
    .click()
  const other = page.getByRole('region', { name: /^(What the patient reads|The same for the doctor): / })
  await expect(other.getByRole('article')).toBeVisible()
  await expect(page.getByText(/^Reading age about \d+ years \(Flesch-Kincaid grade \d/)).toHaveCount(1)
  const own = page.locator('main article').first()
  const [left, right] = [await own.boundingBox(), await other.getByRole('article').boundingBox()]
  expect(right!.x).toBeGreaterThanOrEqual(left!.x + left!.width)
  await page.setViewportSize({ width: 600, height: 900 })
  await expect
    .poll(async () => (await other.boundingBox())!.y - (await own.boundingBox())!.y)
    .toBeGreaterThan((await own.boundingBox())!.height)
  await page.emulateMedia({ media: 'print' })
  await expect(other).toBeHidden()
  await expect(own).toBeVisible()
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.getByLabel(/^I have read this report/).check()
  await page.getByRole('button', { name: 'Sign the report' }).click()
  await expect(page.getByText(/Signed by Dr Test Waiter/)).toBeVisible()
})

test('a hold keeps a report from its patient until it is lifted', async ({ pageOf, make, db }) => {
  const doctor = await make.doctor('Test Holder')
  const patient = await make.patient('Held Halvorsen')
  await make.assignment(doctor, patient)
  const { sessionId } = await makeSession(db, patient.patientId)
  const report = `e2e-report-${crypto.randomUUID()}`
  await db.query(
    `insert into medical_reports (id, session_id, report_type, title, content, released_at)
     values ($1, $2, 'patient', 'About your scan', 'It went well.', now())`,
    [report, sessionId],
  )
  const page = await pageOf(doctor)
  const portal = await pageOf(patient)
  await portal.goto('/portal/reports')
  await expect(portal.getByRole('link', { name: /About your scan/ })).toBeVisible()

  await page.goto(`/clinic/reports/${report}`)
  await page.getByText('Hold it: keep it from the patient for a while').click()
  await page.getByRole('button', { name: 'Hold it' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Say why the patient must not read it yet')
  await page.getByLabel('Why the patient must not read it yet').fill('Told in person on Friday')
  await page.getByRole('textbox', { name: 'Until when' }).fill('1 Jan 2020, 10:00')
  await page.getByRole('button', { name: 'Hold it' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('still to come')
  const day = new Date(Date.now() + 5 * 86_400_000)
  await page
    .getByRole('textbox', { name: 'Until when' })
    .fill(
      `${day.getUTCDate()} ${day.toLocaleString('en', { month: 'short', timeZone: 'UTC' })} ${day.getUTCFullYear()}, 12:00`,
    )
  await page.getByRole('button', { name: 'Hold it' }).click()
  await expect(page.getByText(/^Held until/)).toBeVisible()
  await portal.goto('/portal/reports')
  await expect(portal.getByText('There is no report to read yet.')).toBeVisible()
  await portal.goto(`/portal/reports/${report}`)
  await expect(portal.getByRole('heading', { name: 'About your scan' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Lift this hold' }).click()
  await expect(page.getByText(/The patient can read it since/)).toBeVisible()
  await portal.goto('/portal/reports')
  await expect(portal.getByRole('link', { name: /About your scan/ })).toBeVisible()
})

test('a report that cannot be made says why, and is tried again when what was missing is there', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Retrier')
  const patient = await make.patient('Empty Engebretsen')
  await make.assignment(doctor, patient)
  const page = await pageOf(doctor)

  await page.goto(`/clinic/patients/${patient.patientId}`)
  await page.getByRole('link', { name: 'Ask for a report' }).click()
  await page.getByLabel('About').selectOption('Everything known of the patient')
  await page.getByRole('button', { name: 'Ask for this report' }).click()
  await expect(page.getByRole('status')).toContainText('in the queue')
  await page.goto('/clinic/reports')
  await page.bringToFront()
  const failed = page.getByRole('region', { name: /^Failed/ })
  await expect(failed.getByRole('link', { name: 'Empty Engebretsen' })).toBeVisible(made)
  await expect(failed).toContainText('The patient has no session yet')
  await page.goto(`/clinic/patients/${patient.patientId}`)
  await expect(page.getByRole('region', { name: 'Needs you' })).toContainText('could not be made')

  await makeSession(db, patient.patientId)
  await page.goto('/clinic/reports')
  await failed.getByRole('button', { name: /^Try again.*Empty Engebretsen$/ }).click()
  await expect(failed.getByRole('link', { name: 'Empty Engebretsen' })).toHaveCount(0)
  await page.bringToFront()
  const toSign = page.getByRole('region', { name: /^To sign/ })
  await expect(toSign.getByRole('link', { name: 'Empty Engebretsen', exact: true })).toBeVisible(made)
  const { rows } = await db.query(
    `select a.outcome, a.error_class from report_attempts a join report_status r on r.id = a.request_id
      where r.patient_id = $1 order by a.number`,
    [patient.patientId],
  )
  expect(rows).toEqual([
    { outcome: 'failed', error_class: 'data' },
    { outcome: 'published', error_class: null },
  ])
})
