import { makeSession } from '../support/screened'
import { expect, test } from '../support/test'
import { aPatientInCare } from './record-of'

test('from an old report for doctors one sees who looked at its result and comes to the plain one, also without scripts; on paper it begins on the first sheet', async ({
  pageOf,
  make,
  db,
}) => {
  const { doctor, patient } = await aPatientInCare(make, db)
  const { sessionId, predictionId } = await makeSession(db, patient.patientId)
  const { rows } = await db.query<{ id: string; report_type: string }>(
    `insert into medical_reports (session_id, prediction_id, report_type, title, content, generated_by, report_status, released_at)
     values ($1, $2, 'doctor', 'For the clinician', 'Confidence 99 %.', 'report-writer 2.1', 'final', now()),
            ($1, $2, 'patient', 'In plain words', 'The picture of your head is clear.', 'report-writer 2.1', 'final', now())
     returning id, report_type`,
    [sessionId, predictionId],
  )
  const page = await pageOf(patient, { javaScriptEnabled: false })
  const before = page.getByRole('region', { name: 'Before you read' })
  const open = (type: string) =>
    page.goto(`/portal/reports/${rows.find(({ report_type }) => report_type === type)!.id}`)

  await open('doctor')
  await expect(before).toContainText('No doctor has confirmed it yet.')
  await db.query(
    `insert into prediction_reviews (prediction_id, verdict, reason, doctor_id) values ($1, 'disagreed', 'A reason', $2)`,
    [predictionId, doctor.doctorId],
  )
  await page.reload()
  await expect(before).toContainText('Dr Ines Portal looked at what the computer saw, and does not think the same.')
  await expect(before).not.toContainText('No doctor has confirmed')
  await expect(before).toContainText('They do not say how likely an illness is.')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).nth(1)).toHaveText('What the report says')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('main').getByRole('article').first()).toHaveCSS('break-inside', 'auto')
  await page.emulateMedia({ media: null })

  await page.getByRole('link', { name: 'Read it in plain words' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('In plain words')
  await expect(before).not.toContainText('how likely')
  await expect(page.getByRole('link', { name: 'Read it in plain words' })).toHaveCount(0)
})
