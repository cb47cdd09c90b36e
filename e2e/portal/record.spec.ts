import { expect, test } from '../support/test'
import { aPatientInCare } from './record-of'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test('home answers "what now?" with at most five things to do', async ({ make, db, pageOf }) => {
      const { patient } = await aPatientInCare(make, db)
      const page = await pageOf(patient, { javaScriptEnabled })
      await page.goto('/portal')
      const main = page.getByRole('main')
      await expect(main.getByRole('region', { name: 'Your next appointment' })).toContainText('Dr Ines Portal')
      const now = main
        .getByRole('region', { name: 'Your next appointment' })
        .or(main.getByRole('region', { name: 'New for you' }))
      expect(await now.getByRole('link').count()).toBeLessThanOrEqual(5)
      await expect(main.getByRole('region', { name: 'Your record' }).getByRole('link').first()).toBeVisible()
    })

    test('a doctor is shown with their kind, the visits, and the clinic’s phone alone', async ({
      make,
      db,
      pageOf,
    }) => {
      const { patient, doctor } = await aPatientInCare(make, db)
      await db.query(`update users set phone = '+44 7700 900123' where id = $1`, [doctor.userId])
      const page = await pageOf(patient, { javaScriptEnabled })
      await page.goto('/portal/doctors')
      const card = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Dr Ines Portal' })
      for (const words of ['Treats you', 'Last visit', 'Next visit', 'How to reach them'])
        await expect(card).toContainText(words)
      await expect(page.getByRole('main')).not.toContainText('900123')
    })

    test('a report that is being made stands in four steps, and can be asked after', async ({ make, db, pageOf }) => {
      const { patient } = await aPatientInCare(make, db)
      await db.query(
        `insert into report_status (patient_id, report_type, status, not_before) values ($1, 'patient', 'pending', '2099-01-01')`,
        [patient.patientId],
      )
      const page = await pageOf(patient, { javaScriptEnabled })
      await page.goto('/portal/reports')
      const steps = page.getByRole('region', { name: 'Not ready yet' })
      await expect(steps.locator('ol > li')).toHaveText([
        /Asked for: done/,
        /Being written: not yet/,
        /Being checked by your doctor: not yet/,
        /Ready to read: not yet/,
      ])
      await steps.getByRole('link', { name: 'See if something is ready now' }).click()
      await expect(page).toHaveURL('/portal/reports')
    })

    test('one’s stage is told as a sentence, a drawing and a table, the doctor’s word first', async ({
      make,
      db,
      pageOf,
    }) => {
      const { patient, doctor } = await aPatientInCare(make, db)
      await db.query(
        `insert into clinical_assessments (patient_id, doctor_id, assessed_at, hoehn_yahr_stage, patient_knows)
         values ($1, $2, '2024-03-04T10:00:00Z', 1.5, true), ($1, $2, '2025-03-04T10:00:00Z', 2, true),
                ($1, $2, '2026-03-04T10:00:00Z', 3, false)`,
        [patient.patientId, doctor.doctorId],
      )
      const page = await pageOf(patient, { javaScriptEnabled })
      await page.goto('/portal/statistics')
      const stages = page.getByRole('main').locator('section#stages')
      await expect(stages).toContainText('Stage 2 since March 2025. Before that it was stage 1.5.')
      await expect(stages.getByRole('img').first()).toHaveAttribute('aria-label', /March 2024: stage 1.5/)
      await expect(stages.getByRole('row')).toHaveCount(3)
      await expect(stages).not.toContainText('stage 3')

      await db.query(
        `insert into clinical_assessments (patient_id, doctor_id, assessed_at, conclusion, patient_knows)
         values ($1, $2, '2026-04-04T10:00:00Z', 'not-parkinsons-disease', true)`,
        [patient.patientId, doctor.doctorId],
      )
      await page.reload()
      await expect(stages).toContainText('In April 2026 a doctor found that it is not Parkinson’s disease.')
      await expect(stages.getByRole('row')).toHaveCount(4)
      await expect(page.getByRole('main').locator('section#doctor')).not.toContainText(/stage \d/)
    })
  })
}
