import type { Page } from '@playwright/test'
import { aConsultation } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { checkAccessibility } from '../support/accessibility'
import type pg from 'pg'
import { expect, logIn, test as base, type Making } from '../support/test'

/** A doctor with a patient who came an hour ago, and an earlier visit that said something. */
const test = base.extend<{ clinic: Awaited<ReturnType<typeof clinicOf>> }>({
  clinic: async ({ make, db }, use) => use(await clinicOf({ make, db })),
})

async function clinicOf({ make, db }: { make: Making; db: pg.Client }) {
  const doctor = await make.doctor('Dr Composer')
  const patient = await make.patient('Nora Noted')
  await make.assignment(doctor, patient)
  const ids = { doctor_id: doctor.doctorId, patient_id: patient.patientId }
  const unique = crypto.randomUUID().slice(0, 8)
  const visit = aConsultation({
    id: `e2e-visit-${unique}`,
    ...ids,
    consultation_date: new Date(Date.now() - 3_600_000).toISOString(),
    chief_complaint: null,
  })
  const before = aConsultation({
    id: `e2e-before-${unique}`,
    ...ids,
    status: 'completed',
    consultation_date: '2026-01-05T09:00:00Z',
    prescription: 'Levodopa as before',
  })
  for (const row of [visit, before]) await insertRow(db, 'consultations', row)
  return { doctor, patient, visit, path: `/clinic/consultations/${visit.id}` }
}

const keeping = (page: Page) =>
  page.waitForResponse(
    (response) => response.url().endsWith('/api/drafts') && (response.request().postData() ?? '').includes('"keep"'),
  )

// A draft that is sent after the session ended is refused, and the browser says so itself.
test.use({ expectedComplaints: [/401 \(Unauthorized\) .*\/api\/drafts$/] })

test('a note is written beside what was said before, completed and signed, and the next visit is booked', async ({
  clinic,
  pageOf,
  db,
}) => {
  const page = await pageOf(clinic.doctor)
  await page.goto(`/clinic/consultations/new?patient=${clinic.patient.patientId}`)
  await page.getByRole('region', { name: 'Visits without a signed note' }).getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`${clinic.visit.id}/write$`))
  await expect(page.getByRole('group', { name: 'Prescription before' })).toContainText('Levodopa as before')
  await checkAccessibility(page)

  await page.getByRole('textbox', { name: 'Findings' }).fill('Rigidity on the left')
  await page.getByLabel('Hoehn and Yahr stage').selectOption('2.5')
  await page.getByLabel('MDS-UPDRS part III').fill('31')
  await page.getByRole('textbox', { name: 'Date and time' }).fill('3 March 2031, 10:30')
  await page.getByRole('button', { name: 'Complete and sign' }).click()

  await expect(page).toHaveURL(new RegExp(`${clinic.visit.id}$`))
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('Signed')
  await expect(page.getByRole('region', { name: 'Note' })).toContainText('Rigidity on the left')
  await expect(page.getByRole('region', { name: 'Note' })).toContainText('2.5')
  await expect(page.getByRole('region', { name: 'Visit', exact: true })).toContainText('3 Mar 2031, 10:30')
  const { rows } = await db.query('select status, doctor_id from consultations where booked_in = $1', [clinic.visit.id])
  expect(rows).toEqual([{ status: 'scheduled', doctor_id: clinic.doctor.doctorId }])
})

test('what was typed is back after the session was lost', async ({ clinic, pageOf, db }) => {
  const page = await pageOf(clinic.doctor)
  const opened = page.waitForResponse('**/api/drafts')
  await page.goto(`${clinic.path}/write`)
  await opened
  const kept = keeping(page)
  await page.getByRole('textbox', { name: 'Findings' }).fill('Half a finding')
  await kept
  await expect(page.getByText('What you typed is kept as your draft.')).toBeVisible()

  await db.query("update login_sessions set ended_at = now(), ended_reason = 'ended-by-user' where user_id = $1", [
    clinic.doctor.userId,
  ])
  await page.getByRole('button', { name: 'Save draft and close' }).click()
  await expect(page).toHaveURL(/\/login/)

  await logIn(page, clinic.doctor)
  await page.goto(`${clinic.path}/write`)
  const offer = page.getByRole('region', { name: 'Your draft' })
  await offer.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('textbox', { name: 'Findings' })).toHaveValue('Half a finding')
  await page.getByRole('button', { name: 'Save draft and close' }).click()
  await expect(page).toHaveURL(new RegExp(`${clinic.visit.id}$`))
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('Draft, not signed')
})

test('a signed note is amended with a reason, and shows what it said', async ({ clinic, pageOf }) => {
  const page = await pageOf(clinic.doctor)
  await page.goto(`${clinic.path}/write`)
  await page.getByRole('textbox', { name: 'Findings' }).fill('Rigidity on the left')
  await page.getByRole('button', { name: 'Complete and sign' }).click()
  await page.getByRole('link', { name: 'Amend…' }).click()
  await page.getByRole('textbox', { name: 'Findings' }).fill('Rigidity on the right')
  await page.getByRole('button', { name: 'Amend the note' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Enter why the note is amended.')
  await page.getByRole('textbox', { name: 'Why it is amended' }).fill('Wrong side')
  await page.getByRole('button', { name: 'Amend the note' }).click()

  await expect(page.getByRole('region', { name: 'Note' })).toContainText('Rigidity on the right')
  const amendments = page.getByRole('region', { name: 'Amendments' })
  await expect(amendments).toContainText('Rigidity on the left')
  await expect(amendments).toContainText('Wrong side')
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('amended once')
  await page.goto(`${clinic.path}/write`)
  await expect(page).toHaveURL(new RegExp(`${clinic.visit.id}$`))
  await checkAccessibility(page)
})

test('a phrase is inserted by its abbreviation and from the list, by keyboard alone', async ({ clinic, pageOf }) => {
  const page = await pageOf(clinic.doctor)
  await page.goto('/clinic/consultations/phrases')
  await page.getByRole('textbox', { name: 'Abbreviation' }).fill('gait')
  await page.getByRole('textbox', { name: 'Text' }).fill('Gait normal, arms swing.')
  await page.getByRole('button', { name: 'Add the phrase' }).click()
  await expect(page.getByRole('region', { name: 'Phrases' })).toContainText('.gait')

  await page.goto(`${clinic.path}/write`)
  const findings = page.getByRole('textbox', { name: 'Findings' })
  await expect(page.getByRole('button', { name: 'Insert a phrase into Findings' })).toBeVisible()
  await findings.pressSequentially('Walks. .gait ')
  await expect(findings).toHaveValue('Walks. Gait normal, arms swing. ')
  const assessment = page.getByRole('textbox', { name: 'Assessment' })
  await assessment.focus()
  await page.keyboard.press('Alt+p')
  await expect(page.getByRole('dialog', { name: /Phrase for/ })).toBeVisible()
  await page.keyboard.type('arms')
  await page.keyboard.press('Enter')
  await expect(assessment).toHaveValue('Gait normal, arms swing.')
  await expect(assessment).toBeFocused()
})

test('a note can be written and signed without JavaScript', async ({ clinic, pageOf }) => {
  const page = await pageOf(clinic.doctor, { javaScriptEnabled: false })
  await page.goto(`${clinic.path}/write`)
  await page.getByRole('button', { name: 'Complete and sign' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText(
    'Write at least the findings or the assessment before you sign.',
  )
  await page.getByRole('textbox', { name: 'Assessment' }).fill('Stable')
  await page.getByRole('button', { name: 'Complete and sign' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('Signed')
  await expect(page.getByRole('region', { name: 'Note' })).toContainText('Stable')
})
