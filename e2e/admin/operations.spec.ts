import { aReportRequest, aTimelineEntry } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { Keyboard } from '../support/keyboard'
import { expect, nameOf, test } from '../support/operations'

/* What of the 23 operations of the old system writes, with the keyboard alone; the others are in operations-reading. */

test('1 assign a doctor', async ({ page, people: { doctor, patient } }, info) => {
  const keys = await Keyboard.at(page, info, '1')
  await keys.say(`assign ${doctor.family} to ${patient.family}`)
  await expect(page.getByRole('button', { name: 'Assign', exact: true })).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: `Dr ${nameOf(doctor)} and ${nameOf(patient)}` })).toBeVisible()
  keys.done()
  await keys.takeBack()
  await keys.say(patient.family)
  await expect(page.getByRole('region', { name: 'Doctors' })).toContainText('No doctor is assigned')
})

test('4 end an assignment', async ({ page, make, people: { doctor, patient } }, info) => {
  await make.assignment(doctor, patient)
  const keys = await Keyboard.at(page, info, '4')
  await keys.say(`end ${patient.family}`)
  const end = page.getByRole('button', { name: 'End the assignment' })
  await expect(end).toBeVisible()
  await keys.press('f')
  await expect(page.getByRole('textbox', { name: 'Last day' })).toBeFocused()
  await keys.press('Tab', 'Tab')
  await keys.type('Moved')
  await keys.press('Control+Enter')
  await expect(end).toBeHidden()
  await expect(page.getByRole('definition').filter({ hasText: 'Moved' })).toBeVisible()
  keys.done()
  await keys.takeBack()
  await expect(end).toBeVisible()
})

test('5 create a consultation', async ({ page, make, people: { doctor, patient } }, info) => {
  await make.assignment(doctor, patient)
  const keys = await Keyboard.at(page, info, '5')
  await keys.say(`book ${patient.family}`)
  const when = page.getByLabel('Date and time', { exact: true })
  await expect(when).toBeFocused()
  await expect(when).toHaveValue(/\d{4}, \d\d:\d\d/) // the next free time, which typing replaces
  await keys.press('Enter')
  await expect(page.getByRole('link', { name: 'Complete…' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(nameOf(doctor))
  keys.done()
  await keys.takeBack()
  await keys.say(`visits ${patient.family}`)
  await expect(page.getByText('No consultation fits these filters.')).toBeVisible()
})

test('9 request a report', async ({ page, people: { patient } }, info) => {
  const keys = await Keyboard.at(page, info, '9')
  await keys.say(`report ${patient.family}`)
  await expect(page.getByLabel('Session', { exact: true })).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: /^Report request:/ })).toBeVisible()
  keys.done()
  await keys.takeBack()
  await keys.say(`requests ${patient.family}`)
  await expect(page.getByText('No report request fits these filters.')).toBeVisible()
})

test('10 update a report request', async ({ page, db, people: { patient } }, info) => {
  // failed, because a pending one is taken by the worker at once
  const id = `e2e-request-${crypto.randomUUID()}`
  await insertRow(db, 'report_status', aReportRequest({ id, patient_id: patient.patientId, status: 'failed' }))
  const keys = await Keyboard.at(page, info, '10')
  await keys.say(`requests ${patient.family}`)
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  await expect(page.getByRole('checkbox', { name: 'Select all rows of this page' })).toBeVisible() // the script has arrived
  await keys.press('j')
  await expect(page.getByRole('rowheader').getByRole('link').first()).toBeFocused()
  await keys.press('Enter')
  const tryAgain = page.getByRole('button', { name: 'Try again' })
  await expect(tryAgain).toBeVisible()
  await keys.press('f')
  await expect(tryAgain).toBeFocused()
  await keys.press('Tab', 'Enter')
  const putAway = page.getByText('Put away when it was “failed”')
  await expect(putAway).toBeVisible()
  keys.done()
  await keys.takeBack()
  await expect(putAway).toBeHidden()
})

test('14 add a timeline entry', async ({ page, people: { patient } }, info) => {
  const keys = await Keyboard.at(page, info, '14')
  await keys.say(`write ${patient.family}`)
  await expect(page.getByLabel('Title', { exact: true })).toBeFocused()
  await keys.type('Called')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: 'Called' })).toBeVisible()
  keys.done()
  await keys.takeBack()
  await keys.say(`timeline ${patient.family}`)
  await expect(page.getByRole('region', { name: 'Timeline', exact: true })).toBeVisible()
  await expect(page.getByText('Called', { exact: true })).toBeHidden()
})

test('17 create statistics, with the patient they are of', async ({ page, people: { unused } }, info) => {
  const keys = await Keyboard.at(page, info, '17')
  await keys.say('> new pat')
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await keys.type(`Ana ${unused}`)
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(unused) })).toBeVisible()
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('Visits')
  keys.done()
  await keys.takeBack()
  await keys.press('Control+k')
  await keys.type(`p: ${unused}`)
  const palette = page.getByRole('dialog', { name: 'Search' })
  await expect(palette.getByRole('status')).toHaveText(/result/i) // the answer is there
  await expect(palette.getByRole('option').filter({ hasText: unused })).toHaveCount(0)
})

test('18 update statistics, with what they count', async ({ page, people: { doctor, patient } }, info) => {
  const doctorsNow = page.locator('dt', { hasText: 'Doctors, now' }).locator('+ dd')
  const keys = await Keyboard.at(page, info, '18')
  await keys.say(`assign ${doctor.family} to ${patient.family}`)
  await expect(page.getByRole('button', { name: 'Assign', exact: true })).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByRole('button', { name: 'End the assignment' })).toBeVisible()
  await keys.say(`stat ${patient.family}`)
  await expect(doctorsNow).toHaveText('1')
  keys.done()
  await keys.takeBack()
  await expect(doctorsNow).toHaveText('0')
})

test('21 recount statistics', async ({ page, db, people: { patient } }, info) => {
  const id = `e2e-entry-${crypto.randomUUID()}`
  await insertRow(db, 'patient_timeline', aTimelineEntry({ id, patient_id: patient.patientId }))
  const keys = await Keyboard.at(page, info, '21')
  await keys.say(`stat ${patient.family}`)
  await expect(page.getByRole('button', { name: 'Recount' })).toBeVisible()
  await keys.press('f')
  await expect(page.getByRole('button', { name: 'Recount' })).toBeFocused()
  await keys.press('Enter')
  await expect(page.getByText('Counted again: every figure was right.')).toBeVisible()
  keys.done()
})
