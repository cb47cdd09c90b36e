import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'
import { aPatientInCare } from './record-of'

test('one page says what one needs for a visit, to read and to print in usual and in large letters', async ({
  pageOf,
  make,
  db,
}) => {
  const { patient } = await aPatientInCare(make, db)
  await db.query(
    `insert into patient_medications (patient_id, name, dose, times) values ($1, 'Levodopa', '100 mg', '{07:00,11:30}')`,
    [patient.patientId],
  )
  await db.query(`insert into visit_questions (patient_id, body) values ($1, 'Why am I so tired?')`, [
    patient.patientId,
  ])
  const page = await pageOf(patient)
  await page.goto('/portal/brief')
  const main = page.getByRole('main')
  await expect(main).toContainText('Why am I so tired?')
  await expect(main).toContainText('07:00, 11:30')
  await expect(main.getByRole('heading', { name: 'My next appointments' })).toBeVisible()
  await expect(main).not.toContainText('Not yet said') // the note of that visit is not signed
  await checkAccessibility(page)
  for (const name of ['Get it to print', 'Get it to print in large letters']) {
    const address = await page.getByRole('link', { name, exact: true }).getAttribute('href')
    const answer = await page.request.get(address ?? '')
    expect(answer.headers()['content-type']).toBe('application/pdf')
    const text = (await answer.body()).toString('latin1')
    expect(text).toContain('/StructTreeRoot')
    if (name === 'Get it to print') expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
  }
})

test('a report of the old system, which came without a file, is printed from its words', async ({
  pageOf,
  make,
  db,
}) => {
  const patient = await make.patient('Old Report')
  const { rows } = await db.query<{ id: string }>(
    `with session as (insert into sessions (patient_id) values ($1) returning id)
     insert into medical_reports (session_id, report_type, title, content, report_status, released_at)
     select id, 'patient', 'An old report', 'All of its words.', 'final', now() from session returning id`,
    [patient.patientId],
  )
  const page = await pageOf(patient)
  await page.goto(`/portal/reports/${rows[0]!.id}`)
  for (const name of ['Get it to print', 'Get it to print in large letters']) {
    const address = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? ''
    const answer = await page.request.get(address)
    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await answer.body()).toString('latin1')).toContain('/StructTreeRoot')
    const stranger = await pageOf(await make.patient('Somebody Else'))
    expect((await stranger.request.get(address)).status()).toBe(404)
  }
})
