import { aConsultation } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { checkAccessibility } from '../support/accessibility'
import type pg from 'pg'
import { expect, test as base, type Making } from '../support/test'

/** A doctor with a patient who comes today. */
const test = base.extend<{ clinic: Awaited<ReturnType<typeof clinicOf>> }>({
  clinic: async ({ make, db }, use) => use(await clinicOf({ make, db })),
})

async function clinicOf({ make, db }: { make: Making; db: pg.Client }) {
  const doctor = await make.doctor('Dr Mover')
  const patient = await make.patient('Moved Mikkelsen')
  await make.assignment(doctor, patient)
  const visit = aConsultation({
    id: `e2e-visit-${crypto.randomUUID()}`,
    doctor_id: doctor.doctorId,
    patient_id: patient.patientId,
    status: 'scheduled',
    consultation_date: new Date(Date.now() + 60_000).toISOString(),
    chief_complaint: null,
  })
  await insertRow(db, 'consultations', visit)
  return { doctor, patient, visit, path: `/clinic/consultations/${visit.id}` }
}

test('a doctor moves a visit of their own from Today, cancels it from the chart, and takes that back', async ({
  clinic,
  pageOf,
  db,
}) => {
  const page = await pageOf(clinic.doctor)
  const stands = async () =>
    (await db.query('select status, consultation_date as at from consultations where id = $1', [clinic.visit.id]))
      .rows[0]

  await page.goto('/clinic')
  await page.getByRole('link', { name: 'Move or cancel… Moved Mikkelsen' }).click()
  await expect(page.getByRole('heading', { name: 'Move the visit' })).toBeVisible()
  await checkAccessibility(page)
  await page.getByRole('textbox', { name: 'New date and time' }).fill('sometime soon')
  await page.getByRole('button', { name: 'Move the appointment' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText(/date/i)
  await page.getByRole('textbox', { name: 'New date and time' }).fill('3 March 2031, 10:30')
  await page.getByRole('button', { name: 'Move the appointment' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('3 Mar 2031, 10:30')
  expect(await stands()).toEqual({ status: 'scheduled', at: new Date('2031-03-03T09:30:00Z') })

  await page.goto(`/clinic/patients/${clinic.patient.patientId}`)
  const next = page.getByRole('region', { name: 'Next visit' })
  await expect(next).toContainText('3 Mar 2031, 10:30')
  await next.getByRole('link', { name: 'Move or cancel it' }).click()
  await page.getByRole('button', { name: 'Cancel the appointment' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Say why it is cancelled')
  await page.getByLabel('Reason for cancelling').fill('The patient is abroad')
  await page.getByRole('button', { name: 'Cancel the appointment' }).click()
  await expect(page).toHaveURL(new RegExp(`${clinic.visit.id}$`))
  expect(await stands()).toMatchObject({ status: 'cancelled' })

  await page.getByRole('button', { name: 'Make it a scheduled appointment again' }).click()
  await expect(page.getByRole('link', { name: 'Move or cancel…' })).toBeVisible()
  expect(await stands()).toMatchObject({ status: 'scheduled' })
})

test('without JavaScript a visit is moved too; another doctor’s is only read', async ({ clinic, pageOf, make, db }) => {
  const plain = await pageOf(clinic.doctor, { javaScriptEnabled: false })
  await plain.goto(`${clinic.path}/move`)
  await plain.getByRole('textbox', { name: 'New date and time' }).fill('4 March 2031, 10:30')
  await plain.getByRole('button', { name: 'Move the appointment' }).click()
  await expect(plain.getByRole('heading', { level: 2 }).first()).toContainText('4 Mar 2031, 10:30')

  const colleague = await make.doctor('Dr Colleague')
  await db.query(
    `insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type) values ($1, $2, 'consultant')`,
    [colleague.doctorId, clinic.patient.patientId],
  )
  const page = await pageOf(colleague)
  await page.goto(`${clinic.path}/move`)
  await expect(page).toHaveURL(new RegExp(`${clinic.visit.id}$`))
  await expect(page.getByRole('link', { name: 'Move or cancel…' })).toHaveCount(0)
})

test('who saves over an older note chooses field by field between theirs, the other and what was there', async ({
  clinic,
  pageOf,
  db,
}) => {
  const [first, second] = [await pageOf(clinic.doctor), await pageOf(clinic.doctor)]
  for (const page of [first, second]) await page.goto(`${clinic.path}/write`)
  await first.getByRole('textbox', { name: 'Findings' }).fill('Rigid on the left')
  await first.getByLabel('MDS-UPDRS part III').fill('31')
  await first.getByRole('button', { name: 'Save draft and close' }).click()
  await expect(first).toHaveURL(new RegExp(`${clinic.visit.id}$`))

  await second.getByRole('textbox', { name: 'Findings' }).fill('Rigid on the right')
  await second.getByRole('button', { name: 'Save draft and close' }).click()
  const dialog = second.getByRole('dialog', { name: /^You, in another window, saved this/ })
  await expect(dialog.getByRole('heading')).toBeInViewport() // wherever the form was scrolled to
  await expect(dialog.getByRole('group', { name: 'Findings' })).toContainText('Rigid on the left')
  await expect(dialog.getByRole('group', { name: 'MDS-UPDRS part III' })).toContainText('31')
  await checkAccessibility(second)
  await dialog
    .getByRole('group', { name: 'Findings' })
    .getByLabel(/Theirs/)
    .check()
  await dialog.getByRole('button', { name: 'Save these' }).click()
  await expect(second).toHaveURL(new RegExp(`${clinic.visit.id}$`))
  const { rows } = await db.query(
    `select c.findings, a.mds_updrs_part_3 as part3 from consultations c
       left join clinical_assessments a on a.consultation_id = c.id and a.deleted_at is null where c.id = $1`,
    [clinic.visit.id],
  )
  expect(rows).toEqual([{ findings: 'Rigid on the left', part3: 31 }])
})
