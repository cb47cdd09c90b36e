import { checkAccessibility } from '../support/accessibility'
import { expect, expectListening, test } from '../support/test'
import { aPatientInCare } from './record-of'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test('the next visit is on top with what to have ready, and a note is read once it is signed', async ({
      make,
      db,
      pageOf,
    }) => {
      const { patient } = await aPatientInCare(make, db)
      const page = await pageOf(patient, { javaScriptEnabled })
      await page.goto('/portal')
      await page.getByRole('link', { name: 'Get ready for this visit' }).click()
      const main = page.getByRole('main')
      await expect(main.getByRole('heading', { level: 2 }).first()).toHaveText('Your next appointment')
      await expect(main).toContainText('This is in 5 days.')
      await expect(main.getByRole('heading', { name: /What to (bring|have ready)/ })).toBeVisible()
      await expect(main).toContainText('Stiff on the left')
      await expect(main).not.toContainText('Not yet said')
      await expect(main).toContainText('Your doctor is still writing down what was found.')
    })

    test('a question is written down, changed, asked, answered, struck off and taken back', async ({
      make,
      db,
      pageOf,
    }) => {
      const { patient, doctor } = await aPatientInCare(make, db)
      const page = await pageOf(patient, { javaScriptEnabled })
      const main = page.getByRole('main')
      await page.goto('/portal/consultations/questions')
      await main.getByRole('link', { name: 'Write down a question' }).click()
      await main.getByRole('button', { name: 'Save this question' }).click()
      await expect(main.getByRole('alert')).toContainText('Enter your question.')
      await main.getByLabel('Your question').fill('May I swim?')
      await main.getByRole('button', { name: 'Save this question' }).click()
      await expect(page).toHaveURL('/portal/consultations/questions')

      const clinic = await pageOf(doctor)
      await clinic.goto(`/clinic/patients/${patient.patientId}`)
      await expect(clinic.getByRole('region', { name: 'The patient wants to ask' })).toContainText('May I swim?')

      await main.getByRole('link', { name: /May I swim/ }).click()
      await main.getByRole('link', { name: 'Change it' }).click()
      await main.getByLabel('Your question').fill('May I swim in the sea?')
      await main.getByRole('button', { name: 'Save' }).click()
      await main.getByRole('link', { name: /in the sea/ }).click()
      await main.getByRole('link', { name: 'I have asked this' }).click()
      await main.getByLabel('The answer, as you remember it').fill('Yes, with somebody.')
      await main.getByRole('button', { name: 'Save' }).click()
      const asked = main.getByRole('region', { name: 'Asked' })
      await expect(asked).toContainText('Yes, with somebody.')

      await asked.getByRole('link').click()
      await main.getByRole('button', { name: 'Strike it off' }).click()
      await expect(main.getByRole('region', { name: 'Struck off' })).toContainText('May I swim in the sea?')
      await main.getByRole('button', { name: 'Take it back' }).click()
      await expect(main.getByRole('region', { name: 'Asked' })).toContainText('May I swim in the sea?')

      await clinic.reload()
      await expect(clinic.getByRole('region', { name: 'The patient wants to ask' })).toHaveCount(0)
    })

    test('a calendar link is made, shown once, read without a login, stopped and let go on', async ({
      make,
      db,
      pageOf,
      playwright,
      baseURL,
    }) => {
      const { patient } = await aPatientInCare(make, db)
      const page = await pageOf(patient, { javaScriptEnabled })
      const main = page.getByRole('main')
      await page.goto('/portal/consultations/calendar')
      await main.getByRole('button', { name: 'Make a link' }).click()
      const address = await main.getByRole('status').getByRole('code').innerText()
      const calendar = await playwright.request.newContext({ baseURL })
      const path = new URL(address).pathname

      const found = await calendar.get(path)
      expect(found.headers()['content-type']).toContain('text/calendar')
      const text = await found.text()
      expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(2) // the visit of forty days ago has left the feed
      expect(text).not.toMatch(/Ines|Pia|Stiff|Tired|How it goes|Parkinson/)

      await page.goto('/portal/consultations/calendar')
      await expect(main).not.toContainText(address)
      await main.getByRole('button', { name: 'Stop this link' }).click()
      await expect(main.getByRole('region', { name: 'Stopped' })).toBeVisible()
      expect((await calendar.get(path)).status()).toBe(404)
      await main.getByRole('button', { name: 'Let it go on' }).click()
      await expect(main.getByRole('region', { name: 'Your links' })).toBeVisible()
      expect((await calendar.get(path)).status()).toBe(200)
      await db.query('update users set is_active = false where id = $1', [patient.userId])
      expect((await calendar.get(path)).status()).toBe(404)
      await calendar.dispose()
    })
  })
}

test('an appointment goes into one’s calendar as a file that says no word of health', async ({ make, db, pageOf }) => {
  const { patient } = await aPatientInCare(make, db)
  const page = await pageOf(patient)
  await page.goto('/portal/consultations')
  const href = await page.getByRole('link', { name: 'Put it into my calendar' }).first().getAttribute('href')
  const file = await page.request.get(href ?? '')
  expect(file.headers()['content-disposition']).toContain('appointment.ics')
  expect(await file.text()).toMatch(/SUMMARY:Appointment/)
  expect(await file.text()).not.toMatch(/How it goes|Ines/)

  const stranger = await pageOf(await make.patient('A Stranger'))
  expect((await stranger.request.get(href ?? '')).status()).toBe(404)
})

test('what is written before the scripts arrive stays', async ({ make, db, pageOf }) => {
  const { patient } = await aPatientInCare(make, db)
  const { rows } = await db.query<{ id: string }>(
    `insert into visit_questions (patient_id, body) values ($1, 'May I swim?') returning id`,
    [patient.patientId],
  )
  const page = await pageOf(patient)
  let arrive = () => {}
  const late = new Promise<void>((resolve) => (arrive = resolve))
  await page.route('**/_next/static/**', async (route) => {
    if (route.request().resourceType() === 'script') await late
    await route.continue()
  })
  await page.goto(`/portal/consultations/questions/${rows[0]!.id}/change`, { waitUntil: 'commit' })
  const field = page.getByRole('main').getByLabel('Your question')
  await field.fill('May I swim in the sea?')
  arrive()
  await page.waitForLoadState('load')
  await expectListening(page)
  await expect(field).toHaveValue('May I swim in the sea?')
})

test.describe('the new pages', () => {
  for (const address of [
    '/portal/consultations/questions',
    '/portal/consultations/questions/new',
    '/portal/consultations/calendar',
  ])
    test(`axe finds nothing on ${address}`, async ({ pageOf }) => {
      const page = await pageOf('patient')
      await page.goto(address)
      await checkAccessibility(page)
    })
})
