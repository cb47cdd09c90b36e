import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

for (const javaScriptEnabled of [true, false]) {
  test(`a patient says what is wrong, an administrator answers, the patient reads it, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    pageOf,
    make,
  }) => {
    const patient = await make.patient(`Corrects ${javaScriptEnabled ? 'Quickly' : 'Slowly'}`)
    const page = await pageOf(patient, { javaScriptEnabled })
    await page.goto('/portal/corrections')
    await page.getByRole('link', { name: 'Tell the clinic what is wrong' }).click()
    if (javaScriptEnabled) await checkAccessibility(page)
    await page.getByRole('radio', { name: /^A visit/ }).check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is wrong?')
    await page.getByLabel('What is wrong').fill('The visit was on a Monday.')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What should it say?')
    await page.getByLabel('What it should say').fill('Tuesday, the 4th.')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('The visit was on a Monday.')).toBeVisible()
    if (javaScriptEnabled) await checkAccessibility(page)
    await page.getByRole('button', { name: 'Send it to the clinic' }).click()
    await expect(page.getByText('Nobody has answered yet')).toBeVisible()

    const admin = await pageOf('admin')
    await admin.goto('/admin/corrections')
    await admin.getByRole('link', { name: patient.name }).click()
    await expect(admin.getByText('Tuesday, the 4th.')).toBeVisible()
    await expect(admin.getByRole('link', { name: 'Open the record' })).toHaveAttribute(
      'href',
      new RegExp(patient.patientId),
    )
    await admin.getByLabel('What became of it').selectOption('Corrected')
    await admin.getByLabel('Answer to the patient').fill('You are right. It says Tuesday now.')
    await admin.getByRole('button', { name: 'Send the answer' }).click()
    await expect(admin.getByText('It says Tuesday now.').first()).toBeVisible()

    // a mail says that there is something new, and leads to the start page
    await page.goto('/portal')
    const news = page.getByRole('region', { name: 'New for you' })
    await expect(news.getByRole('link')).toHaveCount(1)
    await news.getByRole('link', { name: /^Your clinic answered you/ }).click()
    await expect(page.getByText('You are right. It says Tuesday now.')).toBeVisible()
    if (javaScriptEnabled) await checkAccessibility(page)
  })
}

test('what is empty gets a sentence, and what is not sent waits', async ({ pageOf, make }) => {
  const page = await pageOf(await make.patient('Waits A While'))
  await page.goto('/portal/corrections/new')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Choose what it is about.')
  await page.getByRole('radio', { name: /Something else/ }).check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Write what is wrong.')
  await page.goto('/portal/corrections')
  await page.getByRole('link', { name: /Something else/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is wrong?')
})

for (const javaScriptEnabled of [true, false]) {
  test(`who stops in the middle keeps what they wrote, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    pageOf,
    make,
  }) => {
    const page = await pageOf(await make.patient('Stops Halfway'), { javaScriptEnabled })
    await page.goto('/portal/corrections/new')
    await page.getByRole('radio', { name: /^A visit/ }).check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByLabel('What is wrong').fill('The visit was on')
    await page.getByRole('button', { name: 'Save, and finish another time' }).click()
    await expect(page).toHaveURL('/portal/corrections')
    await page.getByRole('link', { name: /A visit/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What should it say?')
    await page.getByLabel('What it should say').fill('A Tuesday')
    await page.getByRole('button', { name: 'Save, and back to what is wrong' }).click()
    await expect(page.getByLabel('What is wrong')).toHaveValue('The visit was on')
    await page.getByLabel('What is wrong').fill('The visit was on a Monday.')
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByLabel('What it should say')).toHaveValue('A Tuesday')
    await page.getByLabel('What it should say').fill('')
    await page.getByRole('button', { name: 'Save, and finish another time' }).click()
    await expect(page).toHaveURL('/portal/corrections')
  })
}

test('from the page of doctors it is about a doctor already', async ({ pageOf, make }) => {
  const page = await pageOf(await make.patient('Has No Doctor'))
  await page.goto('/portal/doctors')
  await page.getByRole('main').getByRole('link', { name: 'Something is wrong here' }).click()
  await expect(page.getByRole('radio', { name: /^A doctor/ })).toBeChecked()
})
