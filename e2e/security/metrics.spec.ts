import { metricsToken } from '../support/installation'
import { expect, test } from '../support/test'

test('the figures of the queue go to whoever has the token, and name nobody', async ({ request, db }) => {
  const ask = () => request.get('/metrics', { headers: { authorization: `Bearer ${metricsToken}` } })
  // the worker makes what the demonstration asks for
  await expect.poll(async () => (await ask()).text()).toMatch(/outcome="published",class=""\} [1-9]/)
  const answer = await ask()
  expect(answer.status()).toBe(200)
  expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store' })
  expect(answer.headers()['content-type']).toContain('text/plain; version=0.0.4')
  const text = await answer.text()
  for (const figure of [
    /^substantia_report_requests\{status="failed"\} \d+$/m,
    /^substantia_report_requests_failed\{class="storage"\} \d+$/m,
    /^substantia_report_oldest_seconds [\d.]+$/m,
    /^substantia_report_workers \d+$/m,
    /^substantia_report_paused [01]$/m,
    /^substantia_report_duration_seconds_bucket\{le="60"\} [1-9]\d*$/m,
    /^substantia_report_duration_seconds_sum (?!0$)[\d.]+$/m,
  ])
    expect(text).toMatch(figure)
  const { rows } = await db.query<{ name: string }>('select name from patients order by patient_id limit 20')
  for (const { name } of rows) expect(text).not.toContain(name)
})

test('without the token there is no such page, for an administrator neither', async ({ request, pageOf }) => {
  const asAdministrator = (await pageOf('admin')).request
  expect((await asAdministrator.get('/metrics')).status()).toBe(404)
  for (const authorization of [
    metricsToken,
    `Bearer ${metricsToken}x`,
    `Bearer ${metricsToken.slice(0, -1)}`,
    'Bearer ',
  ])
    expect((await request.get('/metrics', { headers: { authorization } })).status()).toBe(404)
})
