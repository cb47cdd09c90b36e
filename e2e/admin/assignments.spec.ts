import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

test('a second primary doctor: the form names the present one and offers to make them a consultant', async ({
  pageOf,
  make,
}) => {
  const [present, next] = [await make.doctor('Present Primary'), await make.doctor('Next Primary')]
  const patient = await make.patient('Two Doctors')
  await make.assignment(present, patient)
  const admin = await pageOf(await make.admin(), { javaScriptEnabled: false })
  await admin.goto(`/admin/assignments/new?patient=${patient.patientId}&doctor=${next.doctorId}`)
  await admin.getByRole('button', { name: 'Assign' }).click()
  await expect(admin.getByText(/Dr Present Primary is the primary doctor/).first()).toBeVisible()
  await admin.getByRole('button', { name: 'Make this the primary and the present one consultant' }).click()
  await expect(admin.getByRole('heading', { name: 'Dr Next Primary and Two Doctors' })).toBeVisible()
  await expect(admin.getByRole('listitem').filter({ hasText: 'Present Primary' })).toContainText('Consultant')
})

test('an assignment ends on a day that is not before it began, with a reason, and comes back by undo', async ({
  pageOf,
  make,
}) => {
  const [doctor, patient] = [await make.doctor('Ending Doctor'), await make.patient('Ending Patient')]
  const assignment = await make.assignment(doctor, patient)
  const admin = await pageOf(await make.admin())
  await admin.goto(`/admin/assignments/${assignment.id}`)
  await checkAccessibility(admin)
  await expect(admin.getByRole('button', { name: 'Calendar for Last day' })).toBeVisible() // the script has arrived
  await admin.getByRole('textbox', { name: 'Last day' }).fill('3 Mar 1999')
  await admin.getByLabel('Why it ends').fill('Moved to another town')
  await admin.getByRole('button', { name: 'End the assignment' }).click()
  await expect(admin.getByRole('main').getByRole('alert')).toContainText('cannot end before')
  await admin.getByRole('textbox', { name: 'Last day' }).fill('')
  await admin.getByRole('button', { name: 'End the assignment' }).click()
  await expect(admin.getByRole('button', { name: 'End the assignment' })).toBeHidden()
  await expect(admin.getByText('Moved to another town').first()).toBeVisible()
  await admin.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(admin.getByRole('button', { name: 'End the assignment' })).toBeVisible()
})

test('the board by keyboard alone: a patient goes to another doctor by the menu, and back by undo', async ({
  pageOf,
  make,
  db,
}) => {
  const speciality = `Board ${crypto.randomUUID().slice(0, 8)}`
  const [from, to] = [await make.doctor('Board From'), await make.doctor('Board To')]
  await db.query('update doctors set specialization = $1, capacity_patients = 2 where doctor_id = any ($2)', [
    speciality,
    [from.doctorId, to.doctorId],
  ])
  const patient = await make.patient('Wandering Patient')
  await make.assignment(from, patient)
  const admin = await pageOf(await make.admin())
  await admin.goto(`/admin/assignments/board?with=${from.doctorId}`)
  await checkAccessibility(admin)
  const lane = (name: string) => admin.getByRole('group', { name })
  await expect(lane('Dr Board From')).toContainText('1 of 2')

  const menu = lane('Dr Board From').getByRole('button', { name: 'Move Wandering Patient to…' })
  await menu.focus()
  await admin.keyboard.press('Enter')
  await expect(admin.getByRole('menuitem', { name: /Dr Board To/ })).toBeFocused()
  await admin.keyboard.press('Enter')
  await expect(lane('Dr Board To')).toContainText('Wandering Patient')
  await expect(lane('Dr Board From')).toContainText('0 of 2')

  await admin.getByRole('button', { name: 'Undo', exact: true }).focus()
  await admin.keyboard.press('Enter')
  await expect(lane('Dr Board From')).toContainText('Wandering Patient')
})

test('a patient is dragged to another lane by keyboard', async ({ pageOf, make, db }) => {
  const speciality = `Board ${crypto.randomUUID().slice(0, 8)}`
  const [from, to] = [await make.doctor('Drag From'), await make.doctor('Drag To')]
  await db.query('update doctors set specialization = $1 where doctor_id = any ($2)', [
    speciality,
    [from.doctorId, to.doctorId],
  ])
  await make.assignment(from, await make.patient('Dragged Patient'))
  const admin = await pageOf(await make.admin())
  await admin.goto(`/admin/assignments/board?with=${from.doctorId}`)
  await expect(admin.getByRole('button', { name: 'Move Dragged Patient to…' })).toBeVisible() // the script has arrived
  await admin.getByRole('button', { name: 'Drag Dragged Patient' }).focus()
  await admin.keyboard.press('Enter')
  // the first lane that takes somebody; while dragging, everything that is no target is hidden from roles
  await expect
    .poll(() => admin.evaluate(() => document.activeElement?.closest('[role=group]')?.getAttribute('aria-label')))
    .toBe('Dr Drag To')
  await admin.keyboard.press('Enter')
  await expect(admin.getByRole('group', { name: 'Dr Drag To' })).toContainText('Dragged Patient')
})

test('without JavaScript a patient is moved by the page that the board leads to', async ({ pageOf, make, db }) => {
  const speciality = `Plain ${crypto.randomUUID().slice(0, 8)}`
  const [from, to] = [await make.doctor('Plain From'), await make.doctor('Plain To')]
  await db.query('update doctors set specialization = $1 where doctor_id = any ($2)', [
    speciality,
    [from.doctorId, to.doctorId],
  ])
  const patient = await make.patient('Plain Patient')
  await make.assignment(from, patient)
  const admin = await pageOf(await make.admin(), { javaScriptEnabled: false })
  await admin.goto(`/admin/assignments/move?patient=${patient.patientId}&from=${from.doctorId}`)
  await admin
    .getByRole('listitem')
    .filter({ hasText: 'Dr Plain To' })
    .getByRole('button', { name: 'Move here' })
    .click()
  await expect(admin.getByRole('group', { name: 'Dr Plain To' })).toContainText('Plain Patient')
})

test('a hand-over shows who moves and who stays, does it, and one undo brings everybody back', async ({
  pageOf,
  make,
  db,
}) => {
  const [from, to] = [await make.doctor('Leaving Doctor'), await make.doctor('Coming Doctor')]
  const patients = [
    await make.patient('First Handed'),
    await make.patient('Second Handed'),
    await make.patient('Stays Here'),
  ]
  for (const patient of patients) await make.assignment(from, patient)
  await db.query(
    `insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type) values ($1, $2, 'consultant')`,
    [to.doctorId, patients[2]!.patientId],
  )
  const treated = async (doctor: { doctorId: string }) =>
    Number(
      (
        await db.query(
          'select count(*) from doctor_patient_assignments where doctor_id = $1 and is_active and deleted_at is null',
          [doctor.doctorId],
        )
      ).rows[0].count,
    )
  const admin = await pageOf(await make.admin())
  await admin.goto(`/admin/assignments/hand-over?from=${from.doctorId}&to=${to.doctorId}`)
  await checkAccessibility(admin)
  await expect(admin.getByRole('main')).toContainText('2 patients of Dr Leaving Doctor can go to Dr Coming Doctor now')
  await expect(admin.getByRole('listitem').filter({ hasText: 'Stays Here' })).toContainText(
    'Already with the new doctor, as consultant.',
  )
  await admin.getByRole('button', { name: 'Hand over now' }).click()
  await expect(admin.getByRole('main').getByRole('alert')).toContainText('Say why')
  await admin.getByLabel('Why').fill('Parental leave')
  await admin.getByRole('button', { name: 'Hand over now' }).click()
  await expect(admin.getByRole('main')).toContainText('2 patients handed over')
  expect([await treated(from), await treated(to)]).toEqual([1, 3])
  await admin.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(() => treated(from)).toBe(3)
  expect(await treated(to)).toBe(1)
})
