import { aReportRequest, aSession } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

const unique = () => crypto.randomUUID().slice(0, 8)
/** A worker makes what may be made at once; these wait. */
const later = '2099-01-01T00:00:00Z'

test('a report is asked for once; asking again leads to the request that is open', async ({ pageOf, make, db }) => {
  const patient = await make.patient(`Torunn ${unique()}`)
  const page = await pageOf('admin')
  for (const already of [false, true]) {
    const session = aSession({ id: `e2e-session-${unique()}`, patient_id: patient.patientId })
    await insertRow(db, 'sessions', session)
    if (already) {
      const open = { session_id: session.id, report_type: 'doctor' as const, not_before: later }
      await insertRow(db, 'report_status', aReportRequest({ patient_id: patient.patientId, ...open }, unique()))
    }
    await page.goto(`/admin/sessions/${session.id}`)
    await page.getByRole('link', { name: 'Ask for a report' }).click()
    await page.getByLabel('Priority').selectOption('Urgent')
    await page.getByRole('button', { name: 'Ask for this report' }).click()
    await expect(page).toHaveURL(/\/admin\/requests\/[^/]+$/)
    await expect(page.getByText('has already been asked for')).toBeVisible({ visible: already })
  }
  await checkAccessibility(page)

  await page.getByRole('link', { name: 'All requests' }).click()
  await expect(page.getByRole('link', { name: patient.name }).or(page.getByText(patient.name)).first()).toBeVisible()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: 'request' })
      .or(page.getByText(/report requests?/))
      .first(),
  ).toBeVisible()
})

test('a request is moved in the queue, put away and brought back', async ({ pageOf, make, db }) => {
  const patient = await make.patient()
  const request = aReportRequest({
    id: `e2e-request-${unique()}`,
    patient_id: patient.patientId,
    not_before: later,
  })
  await insertRow(db, 'report_status', request)
  const page = await pageOf('admin')

  await page.goto(`/admin/requests/${request.id}`)
  await page.getByLabel('Priority').selectOption('High')
  await page.getByRole('button', { name: 'Change priority' }).click()
  await expect(page.getByRole('definition').filter({ hasText: 'High' })).toBeVisible()
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByText('Put away when it was “pending”')).toBeVisible()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible()
})

test('a failed request says what went wrong and is tried again, without JavaScript', async ({ pageOf, make, db }) => {
  const patient = await make.patient()
  const request = aReportRequest({
    id: `e2e-request-${unique()}`,
    patient_id: patient.patientId,
    status: 'failed',
    error_message: 'The scan could not be read.',
  })
  await insertRow(db, 'report_status', request)
  const page = await pageOf('admin', { javaScriptEnabled: false })

  await page.goto(`/admin/requests?f=status:is:failed&f=patientId:is:${patient.patientId}`)
  await page.getByRole('row').filter({ hasText: patient.name }).getByRole('link').first().click()
  await expect(page.getByText('The scan could not be read.')).toBeVisible()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('The scan could not be read.')).toBeHidden()
  const { rows } = await db.query('select requested_by from report_status where id = $1', [request.id])
  expect(rows).toEqual([{ requested_by: expect.any(String) }]) // whoever asks again, asks
})

test('neither patient nor session is a mistake that says so', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto('/admin/requests/new')
  await page.getByRole('button', { name: 'Ask for this report' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Name the patient' })).toBeVisible()
})

test('the dashboard’s figures lead to what they count', async ({ pageOf }) => {
  const page = await pageOf('admin')
  await page.goto('/admin')
  await page.getByRole('link', { name: /^Failed/ }).click()
  await expect(page.getByRole('heading', { name: 'Report requests' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Change filter: Status is Failed' })).toBeVisible()
})
