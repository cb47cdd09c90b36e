import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

for (const javaScriptEnabled of [true, false])
  test(`many accounts are disabled from the list, oneself left out, and opened again by one undo${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
    pageOf,
    make,
    stranger,
    db,
  }) => {
    const tag = `Bulk${crypto.randomUUID().slice(0, 6)}`
    const me = await make.admin(`${tag} Myself`)
    const [kept, other] = [await make.doctor(`${tag} Second`), await make.patient(`${tag} Third`)]
    const ids = [me, kept, other].map(({ userId }) => userId)
    const active = async () =>
      (await db.query<{ id: string }>('select id from users where id = any ($1) and is_active', [ids])).rows.map(
        ({ id }) => id,
      )
    const page = await pageOf(me, { javaScriptEnabled })
    await page.goto('/admin/users')
    await page.getByRole('searchbox').or(page.getByLabel(/^Find/)).first().fill(tag)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('rowheader')).toHaveCount(3)
    for (const name of [`${tag} Myself`, `${tag} Second`, `${tag} Third`])
      await page
        .getByRole('checkbox', { name: `Select ${name}`, exact: true })
        .first()
        .check()
    await page.getByRole('button', { name: 'Disable', exact: true }).click()
    await page.getByRole('button', { name: 'Preview' }).click()

    await expect(page.getByRole('row', { name: /Myself/ })).toContainText('This is your own account.')
    await expect(page.getByText('Nothing has happened yet. This is what would.')).toBeVisible()
    if (javaScriptEnabled) await checkAccessibility(page) // axe is a script itself
    expect((await active()).toSorted()).toEqual(ids.toSorted())

    await page.getByRole('textbox', { name: 'Why' }).fill('They left')
    await page.getByRole('button', { name: 'Disable the accounts: 3 users' }).click()
    await expect(async () => {
      if (!javaScriptEnabled) await page.reload()
      await expect(page.getByText('Done · 2 done, 1 skipped')).toBeVisible({ timeout: 2000 })
    }).toPass()
    expect(await active()).toEqual([me.userId])

    await stranger.goto('/login')
    await stranger.getByLabel('E-mail address or user name').fill(kept.email)
    await stranger.getByLabel('Password', { exact: true }).fill(kept.password)
    await stranger.getByRole('button', { name: 'Log in', exact: true }).click()
    await expect(stranger.getByRole('alert')).toBeVisible()

    await page.getByRole('button', { name: 'Undo all of it' }).click()
    await expect(page.getByText('What this job did has been taken back.')).toBeVisible()
    expect((await active()).toSorted()).toEqual(ids.toSorted())
  })

test('accounts and assignments go to the trash from their lists, after a preview', async ({ pageOf, make }) => {
  const tag = `Trash${crypto.randomUUID().slice(0, 6)}`
  const me = await make.admin(`${tag} Myself`)
  const patient = await make.patient(`${tag} Patient`)
  const doctor = await make.doctor(`${tag} Doctor`)
  await make.assignment(doctor, patient)
  const page = await pageOf(me)
  const find = async (path: string, rows: number) => {
    await page.goto(path)
    await page.getByRole('searchbox').or(page.getByLabel(/^Find/)).first().fill(tag)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('rowheader')).toHaveCount(rows)
    for (const box of await page.getByRole('checkbox', { name: new RegExp(`^Select .*${tag}`) }).all())
      await box.check()
    await page.getByRole('button', { name: 'Move to trash', exact: true }).click()
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page.getByText('Nothing has happened yet. This is what would.')).toBeVisible()
  }

  await find('/admin/users', 3)
  await expect(page.getByRole('row', { name: /Myself/ })).toContainText('This is your own account.')
  await expect(page.getByText(/^With them go 1 assignment, 1 doctor\./)).toBeVisible()

  await find('/admin/assignments', 1)
  await expect(page.getByRole('button', { name: 'Move to trash: 1 assignment' })).toBeVisible()
})
