import { makeSession } from '../support/screened'
import { expect, test } from '../support/test'

// A worker makes the reports of all journeys, one of a patient at a time.
const made = { timeout: 45_000 }

test.describe.configure({ timeout: 180_000 })

test('a report that is out of date is made again from the list, which can do what the cards can', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Lister')
  const patient = await make.patient('Again Andreassen')
  await make.assignment(doctor, patient)
  const { predictionId } = await makeSession(db, patient.patientId)
  const page = await pageOf(doctor)
  await page.goto(`/clinic/reports/new?patient=${patient.patientId}`)
  await page.getByRole('button', { name: 'Ask for this report' }).click()
  await expect(page.getByRole('status')).toContainText('in the queue')
  await page.goto('/clinic/reports?view=list')
  await page.bringToFront()
  const row = page.getByRole('row').filter({ hasText: 'Again Andreassen' }).filter({ hasText: 'To sign' })
  await expect(row).toContainText('Review the result first', made)

  // as if somebody had reviewed it in another way: nothing asks for the report again
  await db.query(`insert into prediction_reviews (prediction_id, verdict, doctor_id) values ($1, 'agreed', $2)`, [
    predictionId,
    doctor.doctorId,
  ])
  await page.reload()
  await expect(row).toContainText('Out of date: make it again')
  await row.getByRole('button', { name: /^Make it again/ }).click()
  await page.bringToFront()
  await expect(row).toContainText('version 2', made)
  await row.getByRole('link', { name: /^Read and sign/ }).click()
  await page.getByLabel(/^I have read this report/).check()
  await page.getByRole('button', { name: 'Sign the report' }).click()
  await expect(page.getByText(/Signed by Dr Test Lister/)).toBeVisible()
  await page.goto('/clinic/reports')
  const forDoctors = page.getByRole('region', { name: /^For doctors, signed/ })
  await expect(forDoctors.getByRole('link', { name: 'Again Andreassen' })).toBeVisible()
  await expect(forDoctors).toContainText('Signed by Dr Test Lister')
})

test('keys go through the board: the next card, taking it on, its next step, to where it is signed', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Typist')
  const patient = await make.patient('Keyed Knudsen')
  await make.assignment(doctor, patient)
  const { sessionId } = await makeSession(db, patient.patientId)
  const ids = { request: `e2e-request-${crypto.randomUUID()}`, report: `e2e-report-${crypto.randomUUID()}` }
  await db.query(
    `insert into report_status (id, patient_id, session_id, report_type, status, generated_at)
     values ($1, $2, $3, 'doctor', 'generated', now())`,
    [ids.request, patient.patientId, sessionId],
  )
  await db.query(
    `insert into medical_reports (id, session_id, report_type, title, content, request_id, created_at)
     values ($1, $2, 'doctor', 'Report on the scan', 'Nothing of a model.', $3, now() - interval '5 days')`,
    [ids.report, sessionId, ids.request],
  )
  const page = await pageOf(doctor)
  await page.goto('/clinic/reports')
  const toSign = page.getByRole('region', { name: /^To sign/ })
  await expect(toSign).toContainText('Overdue: here for more than 3 days')
  await expect(toSign).toContainText('Nobody has taken this on')

  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(keys).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(keys).toContainText('To where it is signed')
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  const card = toSign.getByRole('link', { name: 'Keyed Knudsen', exact: true })
  await page.keyboard.press('j')
  await expect(card).toBeFocused()
  await page.keyboard.press('c')
  await expect(toSign).toContainText('You have taken this on')
  await card.focus()
  await page.keyboard.press('m')
  await expect(toSign.getByRole('link', { name: /^Read and sign/ })).toBeFocused()
  await page.keyboard.press('Shift+S')
  await expect(page).toHaveURL(new RegExp(`/clinic/reports/${ids.report}$`))
})
