import { aConsultation } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

test('a hand-over is planned after a preview, happens on its day, and one undo brings everybody back', async ({
  pageOf,
  make,
  db,
}) => {
  const [from, to] = [await make.doctor('Planned Leaver'), await make.doctor('Planned Taker')]
  const [first, second] = [await make.patient('Planned First'), await make.patient('Planned Second')]
  for (const patient of [first, second]) await make.assignment(from, patient)
  const visit = aConsultation({
    id: `e2e-consultation-${crypto.randomUUID()}`,
    doctor_id: from.doctorId,
    patient_id: first.patientId,
    consultation_date: '2032-05-03T09:00:00Z',
  })
  await insertRow(db, 'consultations', visit)
  const treatedBy = async () => {
    const { rows } = await db.query<{ patient_id: string; doctor_id: string }>(
      `select patient_id, doctor_id from doctor_patient_assignments
        where patient_id = any ($1) and is_active and deleted_at is null`,
      [[first.patientId, second.patientId]],
    )
    const visits = await db.query<{ doctor_id: string }>('select doctor_id from consultations where id = $1', [
      visit.id,
    ])
    return [...rows, ...visits.rows].map(({ doctor_id }) => doctor_id)
  }
  const with3 = (doctor: { doctorId: string }) => Array<string>(3).fill(doctor.doctorId)
  const page = await pageOf(await make.admin())

  await test.step('Asked for a later day, it shows who would go, and does nothing', async () => {
    await page.goto(`/admin/assignments/hand-over?from=${from.doctorId}`)
    await page.getByRole('combobox', { name: 'To', exact: true }).fill(to.name)
    await page
      .getByRole('option', { name: /Planned Taker/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'On', exact: true }).fill('3 May 2031')
    await page.getByLabel(/Also move appointments/).check()
    await page.getByRole('button', { name: 'Show what would happen' }).click()
    const main = page.getByRole('main')
    await expect(main).toContainText('2 patients of Dr Planned Leaver can go to Dr Planned Taker on 3 May 2031')
    await expect(main).toContainText('1 appointment goes along')
    await expect(main).toContainText('found out again on that day')
    await checkAccessibility(page)
    expect(await treatedBy()).toEqual(with3(from))
  })

  await test.step('Planned, it waits', async () => {
    await page.getByLabel('Why').fill('Retires')
    await page.getByRole('button', { name: 'Plan it on 3 May 2031' }).click()
    await expect(page.getByText('Planned', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Cancel this hand-over' })).toBeVisible()
    await checkAccessibility(page)
    expect(await treatedBy()).toEqual(with3(from))
  })

  await test.step('Its day comes', async () => {
    await db.query('update hand_overs set on_date = current_date where from_doctor_id = $1', [from.doctorId])
    await page.reload()
    await expect(page.getByRole('region', { name: 'What became of it' })).toContainText(
      '2 patients handed over, with 1 appointment',
      { timeout: 30_000 },
    )
    expect(await treatedBy()).toEqual(with3(to))
    await checkAccessibility(page)
  })

  await test.step('One undo', async () => {
    await page.getByRole('link', { name: 'What was done, and undo' }).click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect.poll(treatedBy).toEqual(with3(from))
  })
})

test('a planned hand-over is cancelled before its day, and stays where it can be read', async ({ pageOf, make }) => {
  const [from, to] = [await make.doctor('Unplanned Leaver'), await make.doctor('Unplanned Taker')]
  await make.assignment(from, await make.patient('Unplanned Patient'))
  const page = await pageOf('admin', { javaScriptEnabled: false })
  await page.goto(`/admin/assignments/hand-over?from=${from.doctorId}&to=${to.doctorId}&on=2031-05-03`)
  await page.getByLabel('Why').fill('A plan')
  await page.getByRole('button', { name: 'Plan it on 3 May 2031' }).click()
  await page.getByRole('button', { name: 'Cancel this hand-over' }).click()
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible()
  await page.getByRole('link', { name: 'All hand-overs' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: from.name }).first()).toContainText('Cancelled')
})

test('a cover goes back on its day with whoever is still there, and its way back can be cancelled alone', async ({
  pageOf,
  make,
  db,
}) => {
  const [from, to] = [await make.doctor('Covered Leaver'), await make.doctor('Covering Taker')]
  const patient = await make.patient('Covered Patient')
  await make.assignment(from, patient)
  const treatedBy = async () => {
    const { rows } = await db.query<{ doctor: string }>(
      `select doctor_id as doctor from doctor_patient_assignments
        where patient_id = $1 and is_active and deleted_at is null`,
      [patient.patientId],
    )
    return rows.map(({ doctor }) => doctor)
  }
  const page = await pageOf(await make.admin())
  const main = page.getByRole('main')

  await test.step('A way back that is not after the hand-over is refused', async () => {
    await page.goto(`/admin/assignments/hand-over?from=${from.doctorId}`)
    await page.getByRole('combobox', { name: 'To', exact: true }).fill(to.name)
    await page
      .getByRole('option', { name: /Covering Taker/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'On', exact: true }).fill('3 May 2031')
    await page.getByRole('textbox', { name: 'And back on' }).fill('3 May 2031')
    await page.getByRole('button', { name: 'Show what would happen' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'not after the hand-over' })).toBeVisible()
  })

  await test.step('Previewed and planned, it says until when', async () => {
    await page.getByRole('textbox', { name: 'And back on' }).fill('17 May 2031')
    await page.getByRole('button', { name: 'Show what would happen' }).click()
    await expect(main).toContainText('Cover until 17 May 2031')
    await checkAccessibility(page)
    await page.getByLabel('Why').fill('Two weeks away')
    await page.getByRole('button', { name: 'Plan it on 3 May 2031' }).click()
    await expect(main).toContainText('Cover until 17 May 2031')
    await expect(main).toContainText('The way back is cancelled with it.')
    await checkAccessibility(page)
  })

  await test.step('Its day comes, and the day of the way back', async () => {
    await db.query('update hand_overs set on_date = current_date where from_doctor_id = $1', [from.doctorId])
    await page.reload()
    await expect.poll(treatedBy, { timeout: 30_000 }).toEqual([to.doctorId])
    await page.reload()
    await page.getByRole('link', { name: 'The way back' }).click()
    await expect(page.getByRole('heading', { name: 'Way back of a cover' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Cancel this way back' })).toBeVisible()
    await checkAccessibility(page)
    await db.query('update hand_overs set on_date = current_date where from_doctor_id = $1', [to.doctorId])
    await page.reload()
    await expect(page.getByRole('region', { name: 'What became of it' })).toContainText('1 patient handed over', {
      timeout: 30_000,
    })
    expect(await treatedBy()).toEqual([from.doctorId])
  })

  await test.step('Cancelled alone, it is a hand-over for good', async () => {
    await page.goto(
      `/admin/assignments/hand-over?from=${from.doctorId}&to=${to.doctorId}&on=2031-05-03&back=2031-05-17`,
    )
    await page.getByLabel('Why').fill('Away again')
    await page.getByRole('button', { name: 'Plan it on 3 May 2031' }).click()
    await page.getByRole('link', { name: 'The way back' }).click()
    await page.getByRole('button', { name: 'Cancel this way back' }).click()
    await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible()
    await page.getByRole('link', { name: 'Gives back what this hand-over brought' }).click()
    await expect(main).toContainText('There is no way back any more')
    await expect(page.getByRole('button', { name: 'Cancel this hand-over' })).toBeVisible()
  })
})
