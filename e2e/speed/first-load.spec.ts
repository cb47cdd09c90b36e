import fs from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import type { Role } from '../support/installation'
import { expect, test } from '../support/test'

const limits: { role: Role; mostKilobytes: number; addresses: string[] }[] = [
  {
    role: 'patient',
    mostKilobytes: 40,
    addresses: ['', 'timeline', 'doctors', 'reports', 'consultations', 'statistics'].map((part) => `/portal/${part}`),
  },
  { role: 'doctor', mostKilobytes: 160, addresses: ['/clinic', '/clinic/patients', '/clinic/reports'] },
  {
    role: 'admin',
    mostKilobytes: 160,
    addresses: ['', 'patients', 'doctors', 'reports', 'users', 'users/new', 'imports', 'integrity', 'audit'].map(
      (part) => `/admin/${part}`,
    ),
  },
]

// What Next.js and React bring to every page is not ours to weigh.
const framework = new Set(
  (JSON.parse(fs.readFileSync('.next/build-manifest.json', 'utf8')) as { rootMainFiles: string[] }).rootMainFiles,
)

for (const { role, mostKilobytes, addresses } of limits) {
  test(`the first page of the ${role} brings at most ${mostKilobytes} kB of script beyond the framework's`, async ({
    pageOf,
  }) => {
    const page = await pageOf(role)
    for (const address of addresses) {
      const kilobytes = await scriptOf(page, address)
      test.info().annotations.push({ type: 'kB gzip', description: `${address} ${kilobytes.toFixed(1)}` })
      expect.soft(kilobytes, address).toBeGreaterThan(0)
      expect.soft(kilobytes, address).toBeLessThanOrEqual(mostKilobytes)
    }
  })
}

/** Kilobytes of script, compressed, that the page asks for by itself. */
async function scriptOf(page: Page, address: string): Promise<number> {
  const bodies = new Map<string, Promise<Buffer>>()
  const keep = (response: { url: () => string; body: () => Promise<Buffer> }) => {
    const path = new URL(response.url()).pathname
    const file = path.replace('/_next/', '')
    if (path.endsWith('.js') && !framework.has(file)) bodies.set(file, response.body())
  }
  await page.route('**/api/live', (route) => route.fulfill({ status: 204 })) // it never ends, and brings no script
  page.on('response', keep)
  await page.goto(address, { waitUntil: 'networkidle' })
  page.off('response', keep)
  const sizes = (await Promise.all(bodies.values())).map((body) => gzipSync(body).length)
  return sizes.reduce((sum, size) => sum + size, 0) / 1000
}
