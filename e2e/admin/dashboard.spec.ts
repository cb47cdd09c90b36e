import { expect, test } from '../support/test'

test('each figure on the dashboard leads to the list it counts', async ({ pageOf, db }) => {
  await db.query('select app.refresh_system_statistics()') // as the worker does every minute
  const page = await pageOf('admin')
  for (const name of [
    'Patients',
    'Active in 30 days',
    'Without an active doctor',
    'Positive',
    'Negative',
    'None conclusive',
  ]) {
    await page.goto('/admin')
    const figure = page.getByRole('main').getByRole('link', { name: new RegExp(`^${name} [\\d,]+`) })
    const count = /[\d,]+/.exec((await figure.innerText()).replace(/30 days/, ''))?.[0]
    await figure.click()
    await expect(page).toHaveURL(/\/admin\/patients/)
    await expect(page.getByRole('main')).toContainText(new RegExp(`^\\s*Patients\\s*${count} patients?`))
  }
})

test('what nobody has reviewed is counted, and leads to just those results', async ({ pageOf, db }) => {
  const { rows } = await db.query<{ count: string }>(`
    with refreshed as (select app.refresh_system_statistics())
    select count(*) as count from refreshed, predictions q
     where q.deleted_at is null and q.superseded_by is null
       and not exists (select from prediction_reviews r
                        where r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null)`)
  const count = Number(rows[0]?.count).toLocaleString('en-GB')
  const page = await pageOf('admin')
  await page.goto('/admin')
  await page.getByRole('link', { name: `Results nobody has reviewed ${count}` }).click()
  await expect(page.getByRole('main')).toContainText(new RegExp(`^\\s*Predictions\\s*${count} model results`))
  await expect(page.getByRole('cell', { name: 'Unreviewed', exact: true }).first()).toBeVisible()
})
