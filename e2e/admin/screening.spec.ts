import type pg from 'pg'
import { aPrediction, aReport, aScan, aSession } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

const unique = () => crypto.randomUUID().slice(0, 8)

/** A session of this patient as the owner writes it. */
async function sessionOf(db: pg.Client, patientId: string | null) {
  const session = aSession({ id: `e2e-session-${unique()}`, patient_id: patientId })
  await insertRow(db, 'sessions', session)
  return session
}

test('a session of nobody gets a scan and a model result, and all of it goes to the patient it is given to', async ({
  pageOf,
  make,
}) => {
  const patient = await make.patient(`Sigrun ${unique()}`)
  const page = await pageOf('admin')

  await page.goto('/admin/sessions/new')
  await page.getByRole('button', { name: 'Open session' }).click()
  await expect(page.getByText('Nobody’s yet')).toBeVisible()
  await page.getByRole('link', { name: 'New scan' }).click()
  await page.getByLabel('File name').fill('T1_axial.nii.gz')
  await page.getByLabel('Dimensions').fill('large')
  await page.getByRole('button', { name: 'Record scan' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'such as 256x256x176' })).toBeVisible()
  await expect(page.getByLabel('File name')).toHaveValue('T1_axial.nii.gz')
  await page.getByLabel('Dimensions').fill('256x256x176')
  await page.getByRole('button', { name: 'Record scan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('MRI scan of')

  await page.getByRole('link', { name: 'Record a result' }).click()
  await page.getByLabel('Scan', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('Model result').selectOption('Negative')
  await page.getByLabel('Model and version').fill('pd-mri 2.0.1')
  await page.getByRole('button', { name: 'Record this model result' }).click()
  await expect(page.getByRole('heading', { name: 'Model result: Negative' })).toBeVisible()
  await checkAccessibility(page)

  await page.getByRole('link', { name: 'The session it belongs to' }).click()
  await page.getByRole('region', { name: 'Whose session is it?' }).getByLabel('Patient').fill(patient.name)
  await page.getByRole('option', { name: patient.name }).click()
  await page.getByRole('button', { name: 'Give to this patient' }).click()
  await expect(page.getByRole('link', { name: patient.name })).toBeVisible()
  await page.goto(`/admin/patients/${patient.patientId}`)
  await expect(page.getByText('Model result: negative')).toBeVisible()
})

test('a model result recorded wrongly is corrected by a new version; the earlier one keeps its words', async ({
  pageOf,
  make,
  db,
}) => {
  const patient = await make.patient()
  const session = await sessionOf(db, patient.patientId)
  const wrong = aPrediction({ id: `e2e-prediction-${unique()}`, session_id: session.id, stage_result: 4 })
  await insertRow(db, 'predictions', wrong)
  const page = await pageOf('admin')

  await page.goto(`/admin/predictions/${wrong.id}`)
  await page.getByRole('link', { name: 'Correct the record' }).click()
  await page.getByLabel('Hoehn and Yahr stage').selectOption('Stage 1.5')
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'why the record is corrected' })).toBeVisible()
  await page.getByLabel('Why is the record corrected?').fill('The 1.5 was read as 4.')
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Model result: Positive, Hoehn and Yahr stage 1.5')
  await expect(page.getByText('The 1.5 was read as 4.')).toBeVisible()

  await page.getByRole('link', { name: 'Version 1', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Model result: Positive, Hoehn and Yahr stage 4')
  await expect(page.getByText('this version counts no more')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Correct the record' })).toBeHidden()
  await checkAccessibility(page)
})

test('a result is moved to the session it belongs to, without JavaScript', async ({ pageOf, make, db }) => {
  const [mistaken, really] = [await make.patient(), await make.patient(`Olav ${unique()}`)]
  const right = await sessionOf(db, really.patientId)
  const wrong = aPrediction({
    id: `e2e-prediction-${unique()}`,
    session_id: (await sessionOf(db, mistaken.patientId)).id,
  })
  await insertRow(db, 'predictions', wrong)
  const page = await pageOf('admin', { javaScriptEnabled: false })

  await page.goto(`/admin/predictions/${wrong.id}/correct`)
  await page.getByRole('link', { name: 'It belongs to another session' }).click()
  await page.getByLabel('Session').fill(right.id)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Why is the record corrected?').fill('Wrong patient.')
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(page.getByRole('link', { name: really.name })).toBeVisible()
})

test('a report is written, gets a new version, says what changed, and is withdrawn', async ({ pageOf, make, db }) => {
  const patient = await make.patient()
  const session = await sessionOf(db, patient.patientId)
  const page = await pageOf('admin')

  await page.goto(`/admin/reports/new?session=${session.id}`)
  await page.getByLabel('Title').fill('Screening report')
  await page.getByLabel('Text').fill('The model found signs of stage 2.')
  await page.getByLabel('Recommendations').fill('Walk every day.\nSleep well.')
  await page.getByRole('button', { name: 'Save report' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Sleep well.' })).toBeVisible()

  await page.getByRole('link', { name: 'New version' }).click()
  await expect(page.getByLabel('Recommendations')).toHaveValue('Walk every day.\nSleep well.')
  await page.getByLabel('Text').fill('The model found signs of stage 3.')
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(page.getByText('Version 2, this one')).toBeVisible()
  await page.getByRole('link', { name: 'What changed since version 1' }).click()
  await expect(page.locator('ins')).toContainText('3')
  await expect(page.locator('del')).toContainText('2')
  await checkAccessibility(page)

  await page.getByRole('link', { name: 'Version 2', exact: true }).click()
  await page.getByLabel('Why is it withdrawn?').fill('Written for somebody else.')
  await page.getByRole('button', { name: 'Withdraw this version' }).click()
  await expect(page.getByRole('button', { name: 'Publish again' })).toBeVisible()
  await page.getByRole('link', { name: 'Version 1', exact: true }).click()
  await expect(page.getByText('the latest', { exact: true })).toBeVisible()
})

test('a scan filed under the wrong session is moved, and its result with it', async ({ pageOf, make, db }) => {
  const [mistaken, really] = [await make.patient(), await make.patient(`Ragna ${unique()}`)]
  const from = await sessionOf(db, mistaken.patientId)
  const to = await sessionOf(db, really.patientId)
  const scan = aScan({ id: `e2e-scan-${unique()}`, session_id: from.id })
  await insertRow(db, 'mri_scans', scan)
  await insertRow(
    db,
    'predictions',
    aPrediction({ id: `e2e-prediction-${unique()}`, session_id: from.id, mri_scan_id: scan.id }),
  )
  const page = await pageOf('admin')

  await page.goto(`/admin/scans/${scan.id}/edit`)
  await page.getByLabel('Session').fill(to.id)
  await page.getByRole('button', { name: 'Save scan' }).click()
  await expect(page.getByRole('link', { name: really.name })).toBeVisible()
  await page.getByRole('link', { name: 'The session it belongs to' }).click()
  await expect(page.getByRole('region', { name: 'Model results of this session' })).toContainText('Positive')
})

test('an entry is written into a timeline and changed; one that follows a record leads to it', async ({
  pageOf,
  make,
  db,
}) => {
  const patient = await make.patient()
  const doctor = await make.doctor(`Dagny ${unique()}`)
  await insertRow(
    db,
    'mri_scans',
    aScan({ id: `e2e-scan-${unique()}`, session_id: (await sessionOf(db, patient.patientId)).id }),
  )
  const page = await pageOf('admin')

  await page.goto(`/admin/timeline/new?patient=${patient.patientId}`)
  await page.getByLabel('Type').selectOption('Diagnosis')
  await page.getByLabel('Title').fill('Parkinson’s disease')
  await page.getByRole('button', { name: 'Write entry' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'only clinicians do' })).toBeVisible()
  await page.getByLabel('Doctor').fill(doctor.name)
  await page.getByRole('option', { name: doctor.name }).click()
  await page.getByRole('button', { name: 'Write entry' }).click()
  await expect(page.getByRole('link', { name: doctor.name })).toBeVisible()
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Severity').selectOption('High')
  await page.getByRole('button', { name: 'Save entry' }).click()
  await expect(page.getByText('High', { exact: true })).toBeVisible()

  await page.goto(`/admin/timeline?f=patientId:is:${patient.patientId}&f=eventType:is:scan`)
  await page.getByRole('link', { name: 'MRI scan', exact: true }).click()
  await expect(page.getByText('This entry follows a scan by itself')).toBeVisible()
  await page.getByRole('link', { name: 'Open the scan' }).click()
  await expect(page).toHaveURL(/\/admin\/scans\//)
})

test('a reference text is added and changed; an address that is none of the web is refused', async ({ pageOf }) => {
  const title = `Exercise ${unique()}`
  const page = await pageOf('admin')

  await page.goto('/admin/knowledge/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Text').fill('Exercise helps.')
  await page.getByLabel('Category').fill('treatment')
  await page.getByLabel('Kind of source').fill('guideline')
  await page.getByLabel('Web address').fill('javascript:alert(1)')
  await page.getByRole('button', { name: 'Add entry' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'https://' })).toBeVisible()
  await page.getByLabel('Web address').fill('https://example.test/exercise')
  await page.getByRole('button', { name: 'Add entry' }).click()
  await expect(page.getByRole('link', { name: /https:\/\/example\.test/ })).toHaveAttribute('rel', /noreferrer/)
  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Credibility').fill('0.5')
  await page.getByRole('button', { name: 'Save entry' }).click()
  await expect(page.getByText('50 %')).toBeVisible()
  await page.goto('/admin/knowledge')
  await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible()
})

test('what agents of the old system left is read, as text that does nothing', async ({ pageOf, make, db }) => {
  const session = await sessionOf(db, (await make.patient()).patientId)
  const id = unique()
  await db.query(`insert into action_flags (id, session_id, flag_type, data) values ($1, $2, 'review', $3)`, [
    `flag-${id}`,
    session.id,
    { note: '<img src=x onerror=alert(1)>', steps: [{ name: 'first' }] },
  ])
  await db.query(
    `insert into agent_messages (message_id, session_id, sender, receiver, message_type) values ($1, $2, 'a', 'b', 'ask')`,
    [`message-${id}`, session.id],
  )
  const page = await pageOf('admin')

  await page.goto(`/admin/flags/flag-${id}`)
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
  await checkAccessibility(page)
  await page.goto(`/admin/messages/message-${id}`)
  await page.getByRole('link', { name: 'All messages' }).click()
  await expect(page.getByRole('link', { name: 'ask', exact: true })).toHaveCount(1)
})

test('a deleted report makes the version before it the latest', async ({ pageOf, make, db }) => {
  const session = await sessionOf(db, (await make.patient()).patientId)
  const first = aReport({ id: `e2e-report-${unique()}`, session_id: session.id })
  await insertRow(db, 'medical_reports', first)
  const page = await pageOf('admin')

  await page.goto(`/admin/reports/${first.id}/version`)
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await page.getByRole('link', { name: 'Delete…' }).click()
  await page.getByLabel('Why is it deleted?').fill('Written twice.')
  await page.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('in the trash')
  await page.goto(`/admin/reports/${first.id}`)
  await expect(page.getByText('the latest', { exact: true })).toBeVisible()
})
