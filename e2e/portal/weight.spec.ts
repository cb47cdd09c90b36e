import { expect, holdClock, test } from '../support/test'

/** Bytes on the line, compressed, of everything that a first visit loads. */
const most = 150_000

test('the start page weighs at most 150 kB in all, and brings no framework', async ({ pageOf }) => {
  const page = await pageOf('patient')
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.setCacheDisabled', { cacheDisabled: true })
  const loaded = new Map<string, { address: string; bytes: number }>()
  network.on('Network.responseReceived', ({ requestId, response }) =>
    loaded.set(requestId, { address: new URL(response.url).pathname, bytes: 0 }),
  )
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const found = loaded.get(requestId)
    if (found) found.bytes = encodedDataLength
  })
  await page.goto('/portal', { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  await expect.poll(() => [...loaded.values()].every(({ bytes }) => bytes > 0)).toBe(true)

  const parts = [...loaded.values()]
  for (const { address, bytes } of parts)
    test.info().annotations.push({ type: 'bytes', description: `${bytes} ${address}` })
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  test.info().annotations.push({ type: 'bytes', description: `${total} in all` })
  expect(parts.filter(({ address }) => address.includes('/_next/') && address.endsWith('.js'))).toEqual([])
  expect(total).toBeLessThanOrEqual(most)
})

test('what it would need the framework for works without: it says that the session ends, and who is there stays', async ({
  pageOf,
  make,
}) => {
  const page = await pageOf(await make.patient('Staying Person'))
  await holdClock(page)
  await page.goto('/portal')
  await page.clock.fastForward(28.5 * 60_000)
  await expect(page.getByRole('alertdialog', { name: 'Are you still there?' })).toContainText(
    'nothing was pressed for 28 minutes',
  )
  await page.getByRole('button', { name: 'Stay logged in' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await page.getByRole('button', { name: /letters at 150 per cent/ }).click()
  await expect(page.locator('html')).toHaveAttribute('data-text', '150')
})
