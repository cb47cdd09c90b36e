import { aConsultation, aMedication, aReport, aSession } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { checkAccessibility } from '../support/accessibility'
import type pg from 'pg'
import { expect, expectListening, test as base, type Making } from '../support/test'

const monthsAgo = (months: number) => new Date(Date.now() - months * 30.4 * 86_400_000).toISOString()

/** A doctor with a patient of several years: stages by clinicians, visits, levodopa. */
const test = base.extend<{ clinic: Awaited<ReturnType<typeof clinicOf>> }>({
  clinic: async ({ make, db }, use) => use(await clinicOf({ make, db })),
})

async function clinicOf({ make, db }: { make: Making; db: pg.Client }) {
  const doctor = await make.doctor('Dr Charting')
  const patient = await make.patient('Clara Charted')
  await make.assignment(doctor, patient)
  const ids = { doctor_id: doctor.doctorId, patient_id: patient.patientId }
  for (const [months, stage, complaint] of [
    [50, 1.5, 'Long ago'],
    [20, 2, 'Some time ago'],
    [2, 2.5, 'Lately'],
  ] as const) {
    const visit = aConsultation({
      id: `e2e-chart-${crypto.randomUUID()}`,
      ...ids,
      status: 'completed',
      consultation_date: monthsAgo(months),
      chief_complaint: complaint,
    })
    await insertRow(db, 'consultations', visit)
    await db.query(
      'insert into clinical_assessments (patient_id, doctor_id, consultation_id, assessed_at, hoehn_yahr_stage, mds_updrs_part_3) values ($1, $2, $3, $4, $5, 30)',
      [ids.patient_id, ids.doctor_id, visit.id, visit.consultation_date, stage],
    )
  }
  await insertRow(
    db,
    'patient_medications',
    aMedication({
      id: `e2e-medication-${crypto.randomUUID()}`,
      patient_id: ids.patient_id,
      name: 'Levodopa/carbidopa 100/25 mg',
      dose: '1 tablet',
      times: '{07:00,12:00,18:00}',
    }),
  )
  return { doctor, patient, path: `/clinic/patients/${patient.patientId}` }
}

test('the top says where the patient stands, who says so, and what needs the doctor', async ({ clinic, pageOf }) => {
  const page = await pageOf(clinic.doctor)
  await page.goto(clinic.path)
  const glance = page.getByRole('region', { name: 'At a glance' })
  await expect(glance.getByRole('region', { name: 'Stage, by clinicians' })).toContainText('2.5')
  await expect(glance.getByRole('region', { name: 'Stage, by clinicians' })).toContainText('up from 2')
  await expect(glance.getByRole('region', { name: 'Medication' })).toContainText('300 mg')
  await expect(glance).toContainText('Tomlinson')
  await expect(
    page.getByRole('region', { name: 'Needs you' }).getByRole('link', { name: 'Sign the note' }),
  ).toHaveCount(3)
  await expect(page).toHaveTitle(new RegExp(clinic.patient.patientId.slice(-6)))
  await expect(page).not.toHaveTitle(/Clara/)
  await checkAccessibility(page)
})

test('a span filters chart and timeline alike, stands in the address, and works by keyboard', async ({
  clinic,
  pageOf,
}) => {
  const page = await pageOf(clinic.doctor)
  await page.goto(clinic.path)
  const progression = page.getByRole('region', { name: 'Progression', exact: true })
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true })
  await expect(progression).toContainText(/Stage 2\.5 since .*, before that 2\./)
  await expect(progression).toContainText(/Three visits/)
  await expect(timeline).toContainText('Long ago')

  await progression.getByRole('link', { name: '3 years' }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/span=3y/)
  await expect(progression).toContainText(/Two visits/)
  await expect(timeline).not.toContainText('Long ago')
  await expect(timeline).toContainText('Some time ago')

  await progression.getByRole('link', { name: '6 months' }).click()
  await expect(progression).toContainText(/One visit/)
  await expect(timeline).not.toContainText('Some time ago')
  await page.goBack()
  await expect(progression).toContainText(/Two visits/)
})

test('the picture has its sentence as a name and a table behind it; an entry lights its mark', async ({
  clinic,
  pageOf,
}) => {
  const page = await pageOf(clinic.doctor)
  await page.goto(clinic.path)
  const picture = page.getByRole('img', { name: /^Stage 2\.5 since/ })
  await expect(picture).toBeVisible()
  await page.getByText('Show as a table').click()
  const table = page.getByRole('table', { name: 'Progression' })
  await expect(table.getByRole('row')).toHaveCount(1 + 3 + 3)
  await expect(table).toContainText('stage 1.5')

  const entry = page
    .getByRole('region', { name: 'Timeline', exact: true })
    .getByRole('listitem')
    .filter({ hasText: 'Lately' })
  const mark = picture.locator(`[data-mark="${await entry.getAttribute('data-mark')}"]`)
  await expectListening(page)
  await entry.getByRole('link', { name: /In the chart/ }).focus()
  await expect(mark).toHaveAttribute('data-lit', '')
})

test('a report is read again from the chart, from its list and from its entry, with the patient on top', async ({
  clinic,
  pageOf,
  db,
}) => {
  const session = aSession({ id: `e2e-session-${crypto.randomUUID()}`, patient_id: clinic.patient.patientId })
  await insertRow(db, 'sessions', session)
  const report = aReport({ id: `e2e-report-${crypto.randomUUID()}`, session_id: session.id, title: 'A letter by hand' })
  await insertRow(db, 'medical_reports', report)
  const page = await pageOf(clinic.doctor)

  for (const part of ['Reports', 'Timeline']) {
    await page.goto(clinic.path)
    await page.getByRole('region', { name: part, exact: true }).getByRole('link', { name: 'A letter by hand' }).click()
    await expect(page).toHaveURL(new RegExp(`/clinic/reports/${report.id}$`))
    await expect(page.getByRole('heading', { name: 'Clara Charted', level: 1 })).toBeVisible()
    await expect(page.getByText('Allergies: none recorded')).toBeVisible()
    await expect(page).toHaveTitle(new RegExp(clinic.patient.patientId.slice(-6)))
  }
})

test('n begins a note, and the chart reads without JavaScript', async ({ clinic, pageOf }) => {
  const page = await pageOf(clinic.doctor)
  await page.goto(clinic.path)
  await expect(page.getByRole('img', { name: /^Stage 2\.5/ })).toBeVisible()
  await expectListening(page)
  await page.locator('body').press('n')
  await expect(page).toHaveURL(/\/clinic\/consultations\/new\?patient=/)

  const plain = await pageOf(clinic.doctor, { javaScriptEnabled: false })
  await plain.goto(`${clinic.path}?span=6m`)
  await expect(plain.getByRole('img', { name: /^Stage 2\.5/ })).toBeVisible()
})
