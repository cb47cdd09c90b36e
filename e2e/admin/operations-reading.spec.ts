import { aConsultation, aReportRequest, aTimelineEntry } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { Keyboard } from '../support/keyboard'
import { expect, nameOf, test } from '../support/operations'

/* What of the 23 operations of the old system reads, with the keyboard alone. */

test('2 doctors of a patient', async ({ page, make, people: { doctor, patient } }, info) => {
  await make.assignment(doctor, patient)
  const keys = await Keyboard.at(page, info, '2')
  await keys.say(patient.family)
  await expect(page.getByRole('region', { name: 'Doctors' })).toContainText(nameOf(doctor))
  keys.done()
})

test('3 patients of a doctor', async ({ page, make, people: { doctor, patient } }, info) => {
  await make.assignment(doctor, patient)
  const keys = await Keyboard.at(page, info, '3')
  await keys.say(`patients ${doctor.family}`)
  await expect(page.getByRole('rowheader').filter({ hasText: nameOf(patient) })).toBeVisible()
  keys.done()
})

for (const [operation, whose] of [
  ['6 consultations by patient', 'patient'],
  ['7 consultations by doctor', 'doctor'],
] as const)
  test(operation, async ({ page, db, people: { doctor, patient } }, info) => {
    await insertRow(db, 'consultations', consultationOf(doctor, patient))
    const keys = await Keyboard.at(page, info, operation.charAt(0))
    await keys.say(`visits ${{ doctor, patient }[whose].family}`)
    const row = page.getByRole('row').filter({ hasText: nameOf(patient) })
    await expect(row.filter({ hasText: nameOf(doctor) })).toBeVisible()
    keys.done()
  })

test('8 a consultation by id', async ({ page, db, people: { doctor, patient } }, info) => {
  const consultation = consultationOf(doctor, patient)
  await insertRow(db, 'consultations', consultation)
  const keys = await Keyboard.at(page, info, '8')
  await keys.say(consultation.id, 'paste')
  await expect(page.getByRole('main')).toContainText(nameOf(patient))
  await expect(page).toHaveURL(new RegExp(`/admin/consultations/${consultation.id}$`))
  keys.done()
})

for (const [operation, say, status, shown] of [
  ['11 pending reports', '> pend', 'pending', 'Pending'],
  ['13 failed reports', '> fail', 'failed', 'Failed'],
] as const)
  test(operation, async ({ page, db, people: { patient } }, info) => {
    const request = aReportRequest({
      id: `e2e-request-${crypto.randomUUID()}`,
      patient_id: patient.patientId,
      status,
      requested_at: new Date().toISOString(),
      not_before: '2099-01-01T00:00:00Z', // or the worker would take it at once
    })
    await insertRow(db, 'report_status', request)
    const keys = await Keyboard.at(page, info, operation.slice(0, 2))
    await keys.say(say)
    await expect(page.getByRole('link', { name: `Change filter: Status is ${shown}` })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: nameOf(patient) })).toBeVisible()
    keys.done()
  })

test('12 reports of a patient', async ({ page, db, people: { patient } }, info) => {
  const request = aReportRequest({ id: `e2e-request-${crypto.randomUUID()}`, patient_id: patient.patientId })
  await insertRow(db, 'report_status', request)
  const keys = await Keyboard.at(page, info, '12')
  await keys.say(`requests ${patient.family}`)
  await expect(page.getByRole('row').filter({ hasText: nameOf(patient) })).toBeVisible()
  keys.done()
})

for (const [operation, what] of [
  ['15 timeline by type', 'notes'],
  ['16 timeline by date range', '2024'],
] as const)
  test(operation, async ({ page, db, people: { patient } }, info) => {
    const entry = (event_title: string, event_type: 'note' | 'treatment', day: string) =>
      insertRow(
        db,
        'patient_timeline',
        aTimelineEntry({
          id: `e2e-entry-${crypto.randomUUID()}`,
          patient_id: patient.patientId,
          event_title,
          event_type,
          event_date: day,
        }),
      )
    await entry('Meant', 'note', '2024-03-04T10:00:00Z')
    await entry('Not meant', 'treatment', '2023-03-04T10:00:00Z')
    const keys = await Keyboard.at(page, info, operation.slice(0, 2))
    await keys.say(`timeline ${patient.family} ${what}`)
    await expect(page.getByText('Meant', { exact: true })).toBeVisible()
    await expect(page.getByText('Not meant')).toBeHidden()
    keys.done()
  })

test('19 read statistics', async ({ page, people: { patient } }, info) => {
  const keys = await Keyboard.at(page, info, '19')
  await keys.say(`stat ${patient.family}`)
  await expect(page.getByRole('heading', { name: `Statistics of ${nameOf(patient)}` })).toBeVisible()
  await expect(page.getByRole('definition').first()).toBeVisible()
  keys.done()
})

test('20 list statistics', async ({ page }, info) => {
  const keys = await Keyboard.at(page, info, '20')
  await keys.press('g', 'p')
  await expect(page.getByRole('heading', { name: 'Patients', level: 1 })).toBeVisible()
  for (const column of ['Last visit', 'Result', 'Stage'])
    await expect(page.getByRole('columnheader', { name: column })).toBeVisible()
  keys.done()
})

test('22 dashboard of the system', async ({ page }, info) => {
  const keys = await Keyboard.at(page, info, '22')
  await keys.press('g', 'l')
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible()
  await keys.press('g', 'h')
  await expect(page.getByRole('region', { name: 'The programme' })).toContainText('Patients')
  keys.done()
})

test('23 dashboard of a patient', async ({ page, people: { patient } }, info) => {
  const keys = await Keyboard.at(page, info, '23')
  await keys.say(patient.family)
  await expect(page.getByRole('heading', { name: nameOf(patient), level: 1 })).toBeVisible()
  await expect(page.getByRole('region', { name: 'At a glance' })).toContainText('Visits')
  keys.done()
})

function consultationOf({ doctorId }: { doctorId: string }, { patientId }: { patientId: string }) {
  return aConsultation({
    id: crypto.randomUUID(),
    doctor_id: doctorId,
    patient_id: patientId,
    consultation_date: '2031-03-04T09:00:00Z',
  })
}
