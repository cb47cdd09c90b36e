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
