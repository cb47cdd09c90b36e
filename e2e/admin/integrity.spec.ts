import { expect, test } from '../support/test'

test('a check is asked for, runs in the worker, and says that everything agrees', async ({ pageOf, db }) => {
  const page = await pageOf('admin')
  await page.goto('/admin/integrity')
  const {
    rows: [before],
  } = await db.query('select count(*)::integer as n from integrity_checks')
  await page.getByRole('button', { name: 'Run a check' }).click()
  await expect
    .poll(
      async () =>
        (await db.query("select count(*)::integer as n from integrity_checks where status = 'done'")).rows[0].n,
      { timeout: 30_000 },
    )
    .toBeGreaterThan(before.n)
  await page.goto('/admin/integrity')
  await expect(page.getByRole('region', { name: 'Last check' })).toContainText('Everything agrees with a recount.')
})
