import type pg from 'pg'
import { makeSession } from '../support/screened'
import { expect, expectListening, test } from '../support/test'

/** A result of this patient: positive, stage 3, given a moment ago. */
async function makeResult(db: pg.Client, patientId: string, confidence = 0.91) {
  const result = { stage_result: 3, confidence_score: confidence, created_at: new Date().toISOString() }
  return (await makeSession(db, patientId, result)).predictionId
}

test('a doctor disagrees with a stage of their own, corrects that, and opens the result again', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Ito')
  const patient = await make.patient('Reviewed Ragnarsdottir')
  await make.assignment(doctor, patient)
  const id = await makeResult(db, patient.patientId, 0.51)
  const page = await pageOf(doctor)

  await page.goto('/clinic/disagreements')
  await expect(page.getByText('Low confidence').last()).toBeVisible()
  await page.getByRole('link', { name: /^Review the result/ }).click()
  const panel = page.getByRole('article', { name: /Model result/ })
  await expect(panel).toContainText('Positive, Hoehn and Yahr stage 3')
  await expect(panel).toContainText('Low, 51 %')
  await expect(panel).toContainText('Unreviewed')

  await page.getByRole('radio', { name: 'I disagree' }).check()
  await page.getByRole('button', { name: 'Sign the review' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('Enter why')
  await page.getByLabel('Why', { exact: true }).fill('Recovers on the pull test')
  await page.getByLabel('Hoehn and Yahr stage').selectOption('2')
  await page.getByLabel('Conclusion').selectOption('Parkinson’s disease')
  await page.getByRole('button', { name: 'Sign the review' }).click()
  await expect(page).toHaveURL(/\/clinic\/disagreements$/)
  await expect(page.getByText('Nothing to look at.')).toBeVisible()

  await page.goto(`/clinic/results/${id}`)
  await expect(panel).toContainText('Parkinson’s disease, Hoehn and Yahr stage 2, Dr Test Ito')
  await page.getByRole('link', { name: 'Correct the review' }).click()
  await page.getByLabel('Hoehn and Yahr stage').selectOption('1.5')
  await page.getByRole('button', { name: 'Sign the corrected review' }).click()
  await expect(panel).toContainText('Hoehn and Yahr stage 1.5')
  const { rows } = await db.query(
    'select confirmed_stage::float8 as stage, confirmed_parkinsons as disease, disease_stage::float8 as model from patient_statistics where patient_id = $1',
    [patient.patientId],
  )
  expect(rows).toEqual([{ stage: 1.5, disease: true, model: 3 }])

  await page.getByRole('link', { name: 'Open again' }).click()
  await page.getByRole('button', { name: 'Open it again' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('why the result is opened again')
  await page.getByLabel('Why', { exact: true }).fill('A better scan is coming')
  await page.getByRole('button', { name: 'Open it again' }).click()
  await expect(panel).toContainText('Unreviewed')
  const history = page.getByRole('region', { name: 'What was said of it' })
  await expect(history.getByRole('listitem')).toHaveCount(2)
  await expect(history).toContainText('A better scan is coming')
})

test('what a clinician or another model contradicts is listed with its reason, until somebody has judged it', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Doubter')
  const patient = await make.patient('Doubted Dahl')
  await make.assignment(doctor, patient)
  const id = await makeResult(db, patient.patientId)
  await db.query(
    `insert into clinical_assessments (patient_id, doctor_id, assessed_at, hoehn_yahr_stage, conclusion)
     values ($1, $2, now() - interval '30 days', 2, 'parkinsons-disease')`,
    [patient.patientId, doctor.doctorId],
  )
  await db.query(
    `insert into predictions (session_id, mri_scan_id, binary_result, stage_result, confidence_score, model_version, created_at)
     select session_id, mri_scan_id, 'negative', 0, 0.9, 'pd-mri 9.9.9', created_at - interval '1 day'
       from predictions where id = $1`,
    [id],
  )
  const page = await pageOf(doctor)

  await page.goto('/clinic/disagreements')
  const doubted = page.getByRole('listitem').filter({ hasText: 'Doubted Dahl' }) // newest first
  await expect(doubted).toHaveCount(2)
  await expect(doubted.first()).toContainText('Positive, Hoehn and Yahr stage 3')
  await expect(doubted.first()).toContainText('Clinician differs')
  await expect(doubted.first()).toContainText('Parkinson’s disease, Hoehn and Yahr stage 2: Dr Test Doubter')
  await expect(doubted.first()).toContainText('Model versions differ')
  await page.getByRole('link', { name: /^Model versions differ/ }).click()
  await expect(doubted).toHaveCount(2)

  for (const left of [1, 0]) {
    await page.goto('/clinic/disagreements')
    await doubted
      .first()
      .getByRole('link', { name: /^Review/ })
      .click()
    await page.getByRole('radio', { name: 'I disagree' }).check()
    await page.getByLabel('Why', { exact: true }).fill('Stage 2 on examination')
    await page.getByRole('button', { name: 'Sign the review' }).click()
    await expect(page).toHaveURL(/\/clinic\/disagreements$/)
    await expect(doubted).toHaveCount(left)
  }
  await expect(page.getByText('Nothing to look at.')).toBeVisible()
  const { rows } = await db.query(
    'select verdict, reason from prediction_reviews where patient_id = $1 and ended_at is null',
    [patient.patientId],
  )
  expect(rows).toEqual(Array(2).fill({ verdict: 'disagreed', reason: 'Stage 2 on examination' }))
})

test('without JavaScript a review is signed all the same, and errors stand at their fields', async ({
  pageOf,
  make,
  db,
}) => {
  const doctor = await make.doctor('Test Plain')
  const patient = await make.patient('Plain Pettersson')
  await make.assignment(doctor, patient)
  const id = await makeResult(db, patient.patientId)
  const page = await pageOf(doctor, { javaScriptEnabled: false })

  await page.goto(`/clinic/results/${id}`)
  await page.getByRole('radio', { name: 'I agree', exact: true }).check()
  await page.getByLabel('Hoehn and Yahr stage').selectOption('1')
  await page.getByRole('button', { name: 'Sign the review' }).click()
  await expect(page.getByText('You agree with stage 3 and enter stage 1').first()).toBeVisible()
  await page.getByLabel('Hoehn and Yahr stage').selectOption('2.5')
  await page.getByRole('button', { name: 'Sign the review' }).click()
  await expect(page.getByRole('article', { name: /Model result/ })).toContainText('Agreed')
})

test('two clinicians at once: the second is told what the first said, and saves nothing', async ({
  pageOf,
  make,
  db,
}) => {
  const [first, second] = [await make.doctor('First Fast'), await make.doctor('Second Slow')]
  const patient = await make.patient('Twice Thorsen')
  await make.assignment(first, patient)
  const assignment = await make.assignment(second, patient).catch(() => null)
  if (!assignment)
    await db.query(
      `insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type) values ($1, $2, 'consultant')`,
      [second.doctorId, patient.patientId],
    )
  const id = await makeResult(db, patient.patientId)
  const [one, two] = [await pageOf(first), await pageOf(second)]
  for (const page of [one, two]) await page.goto(`/clinic/results/${id}`)

  await one.getByRole('radio', { name: 'Not usable' }).check()
  await one.getByLabel('Why', { exact: true }).fill('Slices are missing')
  await one.getByRole('button', { name: 'Sign the review' }).click()
  await expect(one.getByRole('article', { name: /Model result/ })).toContainText('Not usable')
  await expectListening(two) // without script the page shows the first review, and there is no form left
  await two.getByRole('radio', { name: 'I agree', exact: true }).check()
  await two.getByRole('button', { name: 'Sign the review' }).click()

  await expect(two.locator('main').getByRole('alert')).toContainText('Dr First Fast reviewed this result')
  await expect(two.locator('main').getByRole('alert')).toContainText('Slices are missing')
  const { rows } = await db.query('select verdict from prediction_reviews where prediction_id = $1', [id])
  expect(rows).toEqual([{ verdict: 'not-usable' }])
})

test('an assessment: totals within their ranges, edited, withdrawn', async ({ pageOf, make, db }) => {
  const doctor = await make.doctor('Test Assessor')
  const patient = await make.patient('Assessed Andersen')
  await make.assignment(doctor, patient)
  const page = await pageOf(doctor)

  await page.goto(`/clinic/patients/${patient.patientId}/assess`)
  await page.getByLabel('Part III').fill('133')
  await page.getByRole('button', { name: 'Record the assessment' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText(
    'Enter the total of part III as a whole number, 0 to 132',
  )
  await page.getByLabel('Part III').fill('31')
  await page.getByLabel('Medication').selectOption('ON')
  await page.getByLabel('Hours since the last dose').fill('2.5')
  await page.getByLabel('Hoehn and Yahr stage').selectOption('2.5')
  await page.getByLabel('Conclusion').selectOption('Parkinson’s disease')
  await page.getByRole('button', { name: 'Record the assessment' }).click()
  await expect(page).toHaveURL(/\/clinic\/assessments\//)
  await expect(page.getByRole('main')).toContainText('31 of 132')

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel('Part III').fill('33')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main')).toContainText('33 of 132')
  const diagnosis = `select event_title from patient_timeline where patient_id = '${patient.patientId}'`
  expect((await db.query(diagnosis)).rows).toEqual([
    { event_title: 'Diagnosis: Parkinson’s disease, Hoehn and Yahr stage 2.5' },
  ])
  await page.getByRole('link', { name: 'Withdraw…' }).click()
  await page.getByLabel('Why', { exact: true }).fill('Another patient')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page).toHaveURL(/\/clinic\/patients\//)
  expect((await db.query(diagnosis)).rows).toEqual([])
})

test('another doctor finds nothing, before and after: not the result, not the assessment form', async ({
  pageOf,
  make,
  db,
}) => {
  const stranger = await make.doctor('Test Stranger')
  const patient = await make.patient('Private Pohl')
  const id = await makeResult(db, patient.patientId)
  const { request } = await pageOf(stranger)

  for (const address of [
    `/clinic/results/${id}`,
    `/clinic/results/${id}/correct`,
    `/clinic/results/${id}/reopen`,
    `/clinic/patients/${patient.patientId}/assess`,
  ]) {
    const response = await request.get(address)
    expect(response.status(), address).toBe(404)
    expect(await response.text()).not.toContain('Private Pohl')
  }
})

test('administrators see how far clinicians agree, down to the single review, and review nothing', async ({
  pageOf,
}) => {
  const page = await pageOf('admin')
  await page.goto('/admin/reviews')
  const versions = page.getByRole('table', { name: 'Agreement by model version' })
  await expect(versions.getByRole('row').nth(1)).toContainText('%')
  await expect(page.getByRole('img', { name: /clinicians agreed with/ }).first()).toBeVisible()
  await versions.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Results and reviews', level: 1 })).toBeVisible()
  await expect(
    page
      .getByRole('link', { name: 'Agreed' })
      .or(page.getByRole('link', { name: 'Disagreed' }))
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: /Sign/ })).toHaveCount(0)
})
