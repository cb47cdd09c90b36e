import { expect, test } from '../support/test'

test('two administrators who edit one record are told of each other, until one of them leaves', async ({
  pageOf,
  make,
}) => {
  const patient = await make.patient('Edited Twice')
  const [ito, berg] = [await pageOf(await make.admin('Dr Ito')), await pageOf(await make.admin('Ana Berg'))]
  const form = `/admin/patients/${patient.patientId}/edit`
  const told = /is editing this too/

  const noted = ito.waitForResponse('/api/presence')
  await ito.goto(form)
  await expect(ito.getByRole('button', { name: 'Save' })).toBeVisible()
  await expect(ito.getByText(told)).toHaveCount(0)

  await noted
  await berg.goto(form)
  await expect(berg.getByRole('status').filter({ hasText: told })).toContainText('Dr Ito')

  // who was there first hears of it with the next beat, or on coming back to the window
  await ito.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(ito.getByRole('status').filter({ hasText: told })).toContainText('Ana Berg')

  await berg.getByRole('link', { name: 'Patients', exact: true }).first().click()
  await expect(berg.getByRole('heading', { name: 'Patients', level: 1 })).toBeVisible()
  await expect(async () => {
    await ito.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await expect(ito.getByText(told)).toHaveCount(0, { timeout: 1000 })
  }).toPass()
})
