import type { Page } from '@playwright/test'
import type pg from 'pg'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

const change = (page: Page) => page.getByRole('button', { name: /, change Priority of/ })
const select = (page: Page) => page.getByRole('combobox', { name: /^Priority of/ })
const undoBar = (page: Page) => page.getByRole('complementary', { name: 'What was just done' })

async function waitingRequest(db: pg.Client, patientId: string) {
  const { rows } = await db.query<{ id: string }>(
    `insert into report_status (patient_id, report_type, priority, not_before) values ($1, 'doctor', 0, '2099-01-01') returning id`,
    [patientId],
  )
  return rows[0]?.id ?? ''
}

const priorityOf = async (db: pg.Client, id: string) =>
  (await db.query<{ priority: number }>('select priority from report_status where id = $1', [id])).rows[0]?.priority

test('a cell is changed where it stands, by keyboard alone, and taken back from the bar', async ({
  pageOf,
  make,
  db,
}) => {
  const { patientId } = await make.patient('Cell Changer')
  const id = await waitingRequest(db, patientId)
  const page = await pageOf(await make.admin('Editor of Cells'))
  await page.goto(`/admin/requests?f=patientId:is:${patientId}`)
  await expect(change(page)).toHaveText(/^Normal/)
  await checkAccessibility(page)

  await change(page).focus()
  await page.keyboard.press('F2')
  await expect(select(page)).toBeFocused()
  await checkAccessibility(page)
  await page.keyboard.press('Escape')
  await expect(change(page)).toBeFocused()
  expect(await priorityOf(db, id)).toBe(0)

  await page.keyboard.press('Enter')
  await select(page).selectOption('Urgent')
  await page.keyboard.press('Enter')
  await expect(change(page)).toHaveText(/^Urgent/)
  await expect(change(page)).toBeFocused()
  await expect(undoBar(page)).toContainText('Changed the priority of a report request')
  expect(await priorityOf(db, id)).toBe(10)

  await undoBar(page).getByRole('button', { name: 'Undo' }).click()
  await expect(change(page)).toHaveText(/^Normal/)
  expect(await priorityOf(db, id)).toBe(0)
})

test('what somebody changed meanwhile is not overwritten: the cell says so, and can be saved all the same', async ({
  pageOf,
  make,
  db,
}) => {
  const { patientId } = await make.patient('Twice Changed')
  const id = await waitingRequest(db, patientId)
  const [first, second] = [await make.admin('First Editor'), await make.admin('Second Editor')]
  const address = `/admin/requests?f=patientId:is:${patientId}`
  const late = await pageOf(first)
  await late.goto(address)
  await expect(change(late)).toBeVisible()

  const early = await pageOf(second)
  await early.goto(address)
  await change(early).click()
  await select(early).selectOption('Low')
  await early.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(undoBar(early)).toBeVisible()

  await change(late).click()
  await select(late).selectOption('High')
  await late.getByRole('button', { name: 'Save', exact: true }).click()
  const refusal = late.getByRole('alert').filter({ hasText: 'Not saved' })
  await expect(refusal).toContainText('Second Editor changed this record')
  await expect(refusal).toContainText('it says “Low” now')
  await expect(change(late)).toHaveText(/^Normal/)
  expect(await priorityOf(db, id)).toBe(-5)
  await refusal.getByRole('button', { name: 'Save “High” all the same' }).click()
  await expect(change(late)).toHaveText(/^High, change/) // and not "High · Saving…" any more
  await expect(refusal).toHaveCount(0)
  expect(await priorityOf(db, id)).toBe(5)
})

test('without JavaScript a cell is read, and nothing pretends to be pressed', async ({ pageOf, make, db }) => {
  const { patientId } = await make.patient('Only Read')
  await waitingRequest(db, patientId)
  const page = await pageOf('admin', { javaScriptEnabled: false })
  await page.goto(`/admin/requests?f=patientId:is:${patientId}`)
  await expect(page.getByRole('table')).toContainText('Normal')
  await expect(change(page)).toHaveCount(0)
})
