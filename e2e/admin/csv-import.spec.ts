import fs from 'node:fs'
import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

/** A list as a German spreadsheet saves it: semicolons, Windows-1252, day first. */
function listOf(rows: string[]) {
  return Buffer.from(['Name;Geburtsdatum;Geschlecht;Telefon', ...rows].join('\r\n'), 'latin1')
}

test('a list from a spreadsheet is read, mapped, tried dry, mended, imported and taken back', async ({
  pageOf,
  db,
}) => {
  test.setTimeout(240_000)
  const page = await pageOf('admin')
  const unique = crypto.randomUUID().slice(0, 6)
  const name = (given: string) => `${given} Müller-${unique}`
  const living = async () => {
    const { rows } = await db.query<{ name: string; born: string }>(
      `select name, date_of_birth::text as born from patients where name like '%-' || $1 and deleted_at is null order by name`,
      [unique],
    )
    return rows
  }

  await test.step('Sent: encoding and delimiter are found out, the order of dates is asked for', async () => {
    await page.goto('/admin/imports')
    await page.getByRole('link', { name: 'Import from CSV' }).click()
    await checkAccessibility(page)
    await page.getByLabel('CSV file').setInputFiles({
      name: 'Patienten.csv',
      mimeType: 'text/csv',
      buffer: listOf([
        `${name('Jürgen')};03.04.1957;m;`,
        `${name('Zoë')};05.06.1961;w;`,
        `${name('Bo')};07.08.1970;unklar;`,
      ]),
    })
    await page.getByRole('button', { name: 'Send and look at it' }).click()
    await expect(page).toHaveURL(/\/read$/)
    await expect(page.getByRole('table', { name: /first rows/ })).toContainText(name('Jürgen'))
    await expect(page.getByLabel('Encoding')).toHaveValue('windows-1252')
    await expect(page.getByLabel('Between two cells')).toHaveValue('semicolon')
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Go on to the columns' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('in which order the dates')
    await page.getByLabel('Order of dates').selectOption('dmy')
    await page.getByRole('button', { name: 'Go on to the columns' }).click()
  })
  await test.step('Mapped: guessed from German names', async () => {
    await expect(page).toHaveURL(/\/columns$/)
    await expect(page.getByLabel('Geburtsdatum')).toHaveValue('dateOfBirth')
    await expect(page.getByLabel('Geschlecht')).toHaveValue('gender')
    await checkAccessibility(page)
    await page.getByRole('button', { name: 'Try it dry with these columns' }).click()
  })
  await test.step('Tried dry: says what is wrong with which column, and keeps nothing', async () => {
    await expect(page.getByRole('button', { name: 'Import 2 patients' })).toBeVisible({ timeout: 60_000 })
    await expect(page.locator('#error')).toContainText('“Geschlecht” is “unklar”. Write male, female or other.')
    expect(await living()).toEqual([])
    await checkAccessibility(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await checkAccessibility(page)
    await page.setViewportSize({ width: 1280, height: 900 })
  })
  const mended = await test.step('The rows to mend come as a file in the encoding of the first', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'The rows that would fail, as a file' }).click()
    const content = fs.readFileSync(await (await download).path())
    expect(content.toString('latin1')).toContain(`"${name('Bo')}";"07.08.1970";"unklar"`)
    return Buffer.from(content.toString('latin1').replace('"unklar"', '"m"'), 'latin1')
  })
  await test.step('Imported, with the figures of the dry run', async () => {
    await page.getByRole('button', { name: 'Import 2 patients' }).click()
    await expect(page.getByRole('button', { name: 'Take this import back' })).toBeVisible({ timeout: 60_000 })
    expect(await living()).toEqual([
      { name: name('Jürgen'), born: '1957-04-03' },
      { name: name('Zoë'), born: '1961-06-05' },
    ])
    await checkAccessibility(page)
  })
  const first = page.url()
  await test.step('The mended rows come in as an import of their own', async () => {
    await page.goto('/admin/imports/csv')
    await page.getByLabel('CSV file').setInputFiles({ name: 'mended.csv', mimeType: 'text/csv', buffer: mended })
    await page.getByRole('button', { name: 'Send and look at it' }).click()
    await expect(page).toHaveURL(/\/read$/)
    await page.getByLabel('Order of dates').selectOption('dmy')
    await page.getByRole('button', { name: 'Go on to the columns' }).click()
    await page.getByRole('button', { name: 'Try it dry with these columns' }).click()
    await page.getByRole('button', { name: 'Import 1 patient' }).click({ timeout: 60_000 })
    await expect(page.getByRole('button', { name: 'Take this import back' })).toBeVisible({ timeout: 60_000 })
    expect(await living()).toHaveLength(3)
  })
  await test.step('Taken back: exactly the rows of that import go', async () => {
    await page.goto(first)
    await page.getByRole('button', { name: 'Take this import back' }).click()
    await expect(page.getByText('This import has been taken back')).toBeVisible()
    expect(await living()).toEqual([{ name: name('Bo'), born: '1970-08-07' }])
  })
})

test.describe('bad files', () => {
  // the answer to each upload says so with its status
  test.use({ expectedComplaints: [/400 \(Bad Request\)/] })

  test('what is no CSV file is refused with a sentence that says what to do', async ({ pageOf }) => {
    const page = await pageOf('admin')
    await page.goto('/admin/imports/csv')
    for (const { buffer, sentence } of [
      { buffer: Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), sentence: /save it as “CSV UTF-8”|spreadsheet/ },
      { buffer: Buffer.from('name,born\n'), sentence: /header but no rows/ },
      { buffer: Buffer.from('name,born\n"Ana,1957-01-01\n'), sentence: /line 2 is never closed/ },
    ]) {
      await page.getByLabel('CSV file').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Send and look at it' }).click()
      await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
    }
  })
})
