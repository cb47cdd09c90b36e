import type { Page } from '@playwright/test'
import { checkAccessibility } from '../support/accessibility'
import { expect, expectListening, test } from '../support/test'

const bar = (page: Page) => page.getByRole('complementary', { name: 'What was just done' })
const when = (page: Page) => page.getByLabel('Date and time', { exact: true })

/** A Monday some years ahead, so that nobody else's appointments are near. */
const monday = '2030-03-04'
const mondayText = '4 Mar 2030'

async function book(page: Page, of: { patientId: string; doctorId: string }, time: string) {
  await page.goto(`/admin/consultations/new?patient=${of.patientId}&doctor=${of.doctorId}&at=${monday}T${time}`)
  await page.getByRole('button', { name: 'Book the appointment' }).click()
}

test('book, meet a conflict, take a free time by one press, move, cancel, and take it back', async ({
  pageOf,
  make,
}) => {
  const doctor = await make.doctor('Kenji Ito')
  const ana = { ...(await make.patient('Ana Berg')), doctorId: doctor.doctorId }
  const per = { ...(await make.patient('Per Dahl')), doctorId: doctor.doctorId }
  const page = await pageOf('admin')

  await book(page, ana, '09:00')
  await expect(page.getByRole('heading', { name: `${mondayText}, 09:00 to 09:30` })).toBeVisible()

  await test.step('Whose appointment is in the way, before the form is sent and after', async () => {
    await book(page, per, '09:15')
    await expect(page.getByRole('alert').filter({ hasText: 'with Ana Berg' })).toContainText(
      `${mondayText}, 09:00 to 09:30`,
    )
    await expect(page.getByRole('status').getByText(/with Ana Berg/)).toBeVisible()
    await checkAccessibility(page)
  })
  await test.step('A free time near it is one press away', async () => {
    await page.getByRole('button', { name: 'Mon 4 Mar, 09:30' }).click()
    await expect(when(page)).toHaveValue(`${mondayText}, 09:30`)
    await page.getByRole('button', { name: 'Book the appointment' }).click()
    await expect(page.getByRole('heading', { name: `${mondayText}, 09:30 to 10:00` })).toBeVisible()
  })
  await test.step('Moving', async () => {
    await page.getByRole('link', { name: 'Move to…' }).click()
    await page.getByLabel('New date and time', { exact: true }).fill('5 Mar 2030, 2:30 pm')
    await page.getByRole('button', { name: 'Move the appointment' }).click()
    await expect(page.getByRole('heading', { name: '5 Mar 2030, 14:30 to 15:00' })).toBeVisible()
  })
  await test.step('Cancelling asks why, and is taken back', async () => {
    await page.getByRole('button', { name: 'Cancel the appointment' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Say why it is cancelled.' })).toBeVisible()
    await page.getByLabel('Reason for cancelling').fill('The patient travels')
    await page.getByRole('button', { name: 'Cancel the appointment' }).click()
    await expect(page.getByText(/: The patient travels$/)).toBeVisible()
    await bar(page).getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('link', { name: 'Complete…' })).toBeVisible()
  })
})

test('a visit is completed and the next one booked; another patient did not come', async ({ pageOf, make, db }) => {
  const doctor = await make.doctor('Kenji Ito')
  const ana = { ...(await make.patient('Ana Berg')), doctorId: doctor.doctorId }
  const page = await pageOf('admin')
  const past = async (at: string) => {
    await page.goto(`/admin/consultations/new?patient=${ana.patientId}&doctor=${ana.doctorId}&at=${at}`)
    await page.getByRole('button', { name: 'Book the appointment' }).click()
    await expect(page.getByRole('link', { name: 'Complete…' })).toBeVisible()
  }

  await past('2025-02-03T09:00')
  await page.getByRole('link', { name: 'Complete…' }).click()
  await page.getByLabel('Diagnosis').fill('Parkinson’s disease, early')
  await page.getByLabel('Fee', { exact: true }).fill('1,234')
  await when(page).fill('03/04/2030 09:00')
  await page.getByRole('button', { name: 'Complete the visit' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Something needs mending' })
  await expect(alert).toContainText('can be 3 Apr 2030 or 4 Mar 2030')
  await expect(alert).toContainText('can be 1234 or 1.234')
  await expect(page.getByLabel('Diagnosis')).toHaveValue('Parkinson’s disease, early')
  await page.getByLabel('Fee', { exact: true }).fill('90')
  await when(page).fill(`${mondayText}, 09:00`)
  await page.getByRole('button', { name: 'Complete the visit' }).click()
  await expect(page.getByText('Completed', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: `${mondayText}, 09:00` }).click()
  await expect(page.getByRole('heading', { name: `${mondayText}, 09:00 to 09:30` })).toBeVisible()
  await expect(page.getByRole('link', { name: '3 Feb 2025, 09:00' })).toBeVisible()

  await page.goto(`/admin/consultations/fees?year=2025&month=2`)
  await expect(page.getByRole('row').filter({ hasText: 'Dr Kenji Ito' }).first()).toContainText('90.00')

  await past('2025-02-04T09:00')
  await page.getByRole('button', { name: 'The patient did not come' }).click()
  await expect(page.getByText('Missed', { exact: true })).toBeVisible()
  const { rows } = await db.query('select status from consultations where patient_id = $1 order by consultation_date', [
    ana.patientId,
  ])
  expect(rows.map(({ status }: { status: string }) => status)).toEqual(['completed', 'no-show', 'scheduled'])
})

test('the calendar in four views, by keyboard: days, free times, appointments', async ({ pageOf, make }) => {
  const doctor = await make.doctor('Kenji Ito')
  const ana = { ...(await make.patient('Ana Berg')), doctorId: doctor.doctorId }
  const page = await pageOf('admin')
  await book(page, ana, '09:00')
  await expect(page.getByRole('link', { name: 'Complete…' })).toBeVisible()

  for (const view of ['Day', 'Week', 'Month', 'List']) {
    await page.goto(`/admin/consultations/calendar?view=${view.toLowerCase()}&date=${monday}&doctor=${doctor.doctorId}`)
    await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(page.getByRole('link', { name: /09:00.*Ana Berg/ }).first()).toBeVisible()
    await checkAccessibility(page)
  }

  await page.goto(`/admin/consultations/calendar?view=week&date=${monday}&doctor=${doctor.doctorId}`)
  await expectListening(page)
  const appointment = page.getByRole('link', { name: /09:00.*Ana Berg/ }).first()
  await appointment.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('link', { name: 'Book 09:00' }).first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(when(page)).toHaveValue('5 Mar 2030, 09:30')

  await page.goBack()
  await page.getByRole('link', { name: 'Mon 4 Mar' }).focus()
  await page.keyboard.press('PageDown')
  await expect(page).toHaveURL(/date=2030-03-11/)
})

test('without script: a conflict is said in words, what was typed stays, and the calendar books', async ({
  pageOf,
  make,
}) => {
  const doctor = await make.doctor('Kenji Ito')
  const ana = { ...(await make.patient('Ana Berg')), doctorId: doctor.doctorId }
  const per = { ...(await make.patient('Per Dahl')), doctorId: doctor.doctorId }
  const page = await pageOf('admin', { javaScriptEnabled: false })

  await book(page, ana, '09:00')
  await book(page, per, '09:15')
  const alert = page.getByRole('alert').filter({ hasText: 'with Ana Berg' })
  await expect(alert).toContainText('Free near it: 08:30; 09:30 or 09:45.')
  await page.getByLabel('Allow the overlap').check()
  await page.getByRole('button', { name: 'Book the appointment' }).click()
  await expect(page.getByText('allowed', { exact: true })).toBeVisible()

  await page.goto('/admin/consultations/calendar')
  await page.getByLabel('Date', { exact: true }).fill('March 4th 2030')
  await page.getByLabel('Doctor', { exact: true }).fill(doctor.doctorId)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('link', { name: /09:15.*Per Dahl/ }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Book 11:00' }).first().click()
  await expect(when(page)).toHaveValue(`${mondayText}, 11:00`)
})

test('dragging: to a free time, onto a taken one, and back; a click stays a click', async ({ pageOf, make, db }) => {
  const doctor = await make.doctor('Kenji Ito')
  const ana = { ...(await make.patient('Ana Berg')), doctorId: doctor.doctorId }
  const per = { ...(await make.patient('Per Dahl')), doctorId: doctor.doctorId }
  const page = await pageOf('admin')
  await book(page, ana, '09:00')
  await expect(page.getByRole('link', { name: 'Complete…' })).toBeVisible()
  await book(page, per, '13:00')
  await expect(page.getByRole('link', { name: 'Complete…' })).toBeVisible()
  await page.goto(`/admin/consultations/calendar?view=week&date=${monday}&doctor=${doctor.doctorId}`)
  await expectListening(page)
  const visit = (name: RegExp) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name }) })
  const timesOf = async (patientId: string) =>
    (
      await db.query<{ at: Date }>('select consultation_date as at from consultations where patient_id = $1', [
        patientId,
      ])
    ).rows[0]?.at

  await test.step('Letting go over the next day moves it, and one press brings it back', async () => {
    const before = await timesOf(ana.patientId)
    await visit(/09:00.*Ana Berg/).dragTo(page.getByRole('region', { name: 'Tue 5 Mar' }), {
      targetPosition: { x: 20, y: 200 },
    })
    await expect(page.getByText(/^✓ Ana Berg was moved to Tue 5 Mar, /)).toBeVisible()
    await expect(page.getByRole('region', { name: 'Tue 5 Mar' }).getByText('Ana Berg')).toBeVisible()
    expect(await timesOf(ana.patientId)).not.toEqual(before)
    await bar(page).getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('region', { name: 'Mon 4 Mar' }).getByText('Ana Berg')).toBeVisible()
    expect(await timesOf(ana.patientId)).toEqual(before)
  })
  await test.step('Onto another appointment it stays where it is, and whose is named', async () => {
    await visit(/09:00.*Ana Berg/).dragTo(visit(/13:00.*Per Dahl/), { targetPosition: { x: 20, y: 26 } })
    const alert = page.getByRole('alert').filter({ hasText: 'Nothing was moved.' })
    await expect(alert).toContainText('with Per Dahl')
    await expect(page.getByRole('link', { name: /09:00.*Ana Berg/ }).first()).toBeVisible()
    await checkAccessibility(page)
    await alert.getByRole('link', { name: 'Choose a time in the form' }).click()
    await expect(page.getByRole('heading', { name: 'Move appointment' })).toBeVisible()
    await page.goBack()
  })
  await page
    .getByRole('link', { name: /09:00.*Ana Berg/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: `${mondayText}, 09:00 to 09:30` })).toBeVisible()
})

test('the fee follows the doctor until somebody writes another one', async ({ pageOf, make, db }) => {
  const [ito, silva] = [await make.doctor('Kenji Ito'), await make.doctor('Maria Silva')]
  const ana = await make.patient('Ana Berg')
  await db.query('update doctors set consultation_fee = 85.5 where doctor_id = $1', [ito.doctorId])
  await db.query('update doctors set consultation_fee = 40 where doctor_id = $1', [silva.doctorId])
  const page = await pageOf('admin')
  const fee = page.getByLabel('Fee', { exact: true })
  const open = () =>
    page.goto(`/admin/consultations/new?patient=${ana.patientId}&doctor=${ito.doctorId}&at=${monday}T09:00`)
  const chooseSilva = async () => {
    await page.getByLabel('Doctor', { exact: true }).fill(silva.doctorId)
    await page.getByRole('option', { name: /Maria Silva/ }).click()
  }

  await open()
  await expect(fee).toHaveValue('85.50')
  await chooseSilva()
  await expect(fee).toHaveValue('40.00')

  await open()
  await fee.fill('99')
  const answered = page.waitForResponse('**/api/consultations/fee')
  await chooseSilva()
  await answered
  await expect(fee).toHaveValue('99')
})

test('appointments of a doctor who fell ill go to another one, as far as that one is free', async ({
  pageOf,
  make,
  db,
}) => {
  const [ill, other] = [await make.doctor('Ill Doctor'), await make.doctor('Other Doctor')]
  const ana = await make.patient('Ana Berg')
  const page = await pageOf('admin')
  const insert = async (doctor: { doctorId: string }, time: string) => {
    const { rows } = await db.query<{ id: string }>(
      `insert into consultations (patient_id, doctor_id, consultation_date, duration_minutes)
       values ($1, $2, $3, 30) returning id`,
      [ana.patientId, doctor.doctorId, `${monday}T${time}:00Z`],
    )
    return rows[0]?.id ?? ''
  }
  const [fits, taken] = [await insert(ill, '09:00'), await insert(ill, '10:00')]
  await insert(other, '10:00')
  const doctorsNow = async () =>
    (
      await db.query<{ id: string }>(
        'select doctor_id as id from consultations where id in ($1, $2) order by consultation_date',
        [fits, taken],
      )
    ).rows.map(({ id }) => id)

  await page.goto(`/admin/jobs/new?list=consultations&action=consultations.move-many&id=${fits}&id=${taken}`)
  await page.getByLabel('Doctor', { exact: true }).fill(other.doctorId)
  await page.getByRole('option', { name: /Other Doctor/ }).click()
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByText('The doctor has another appointment at that time.').first()).toBeVisible()
  await checkAccessibility(page)
  expect(await doctorsNow()).toEqual([ill.doctorId, ill.doctorId])

  await page.getByRole('textbox', { name: 'Why' }).fill('Dr Ill is ill')
  await page.getByRole('button', { name: /^Move to another doctor: / }).click()
  await expect(page.getByText('Done · 1 done, 1 skipped')).toBeVisible({ timeout: 30_000 })
  expect(await doctorsNow()).toEqual([other.doctorId, ill.doctorId])

  await page.getByRole('button', { name: 'Undo all of it' }).click()
  await expect(page.getByText('What this job did has been taken back.')).toBeVisible()
  expect(await doctorsNow()).toEqual([ill.doctorId, ill.doctorId])
})
