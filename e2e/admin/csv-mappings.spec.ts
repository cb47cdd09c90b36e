import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

test('a remembered mapping is found, renamed, edited, deleted and brought back', async ({ pageOf, make, db }) => {
  const headers = JSON.stringify([`Name ${crypto.randomUUID().slice(0, 6)}`, 'Geboren', 'Ort'])
  await db.query(
    `insert into csv_mappings (entity, header_signature, headers, columns, date_order, policy)
     values ('patients', $1, $2, '["name", "dateOfBirth", null]', 'dmy', 'skip')`,
    [crypto.randomUUID(), headers],
  )
  const page = await pageOf(await make.admin('Keeper of Mappings'))
  await page.goto('/admin/imports/csv')
  await page.getByRole('link', { name: 'Remembered mappings' }).click()
  await checkAccessibility(page)
  const row = page.getByRole('row').filter({ hasText: JSON.parse(headers)[0] })
  await expect(row).toContainText('not since it was kept')
  await expect(row).toContainText('2 of 3')
  await row.getByRole('link').click()
  await expect(page.getByRole('main')).toContainText('left out')
  await checkAccessibility(page)

  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('Sheet of the ward')
  await page.getByRole('combobox', { name: 'Geboren' }).selectOption({ label: 'Leave it out' })
  await page.getByRole('combobox', { name: 'Ort' }).selectOption({ label: 'Name' })
  await page.getByRole('button', { name: 'Save mapping' }).click()
  await expect(page.locator('main').getByRole('alert')).toContainText('cannot both be the name')
  await page.getByRole('combobox', { name: 'Ort' }).selectOption({ label: 'Leave it out' })
  await page.getByRole('button', { name: 'Save mapping' }).click()
  await expect(page.getByRole('heading', { name: 'Sheet of the ward' })).toBeVisible()

  await page.getByRole('link', { name: 'Delete…' }).click()
  await page.getByRole('textbox', { name: 'Why' }).fill('The ward has another sheet')
  await page.getByRole('button', { name: /trash/i }).click()
  const bar = page.getByRole('complementary', { name: 'What was just done' })
  await expect(bar).toContainText('Moved to the trash') // and no longer what was done before
  await bar.getByRole('button', { name: 'Undo' }).click()
  await expect(bar.getByRole('button', { name: 'Do it again' })).toBeVisible()
  await page.goto('/admin/imports/csv/mappings')
  await expect(page.getByRole('link', { name: 'Sheet of the ward' })).toBeVisible()
})
