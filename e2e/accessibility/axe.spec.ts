import type { Page } from '@playwright/test'
import type { Role } from '../support/installation'
import { checkAccessibility } from '../support/accessibility'
import { test } from '../support/test'

/** Every page, by who opens it. `[chart]`, `[report]` and `[user]` are the first that the page before links to. */
const pages: Record<Role | 'nobody', string[]> = {
  nobody: ['/login', '/access-denied', '/no-such-page', '/welcome/no-such-link'],
  admin: [
    '/admin',
    '/admin/patients',
    '[/admin/patients/',
    '/admin/doctors',
    '/admin/reports',
    '[/admin/reports/',
    '/admin/sessions',
    '[/admin/sessions/',
    '/admin/sessions/new',
    '/admin/scans',
    '[/admin/scans/',
    '/admin/scans/new',
    '/admin/predictions',
    '[/admin/predictions/',
    '/admin/predictions/new',
    '/admin/reports/new',
    '/admin/requests',
    '[/admin/requests/',
    '/admin/requests/new',
    '/admin/timeline',
    '[/admin/timeline/',
    '/admin/timeline/new',
    '/admin/knowledge',
    '/admin/knowledge/new',
    '/admin/flags',
    '/admin/messages',
    '/admin/recent',
    '/admin/users/new',
    '/admin/users',
    '[/admin/users/',
    '/admin/imports',
    '/admin/imports/csv',
    '/admin/integrity',
    '/admin/audit',
    '/account',
    '/clinic',
  ],
  doctor: ['/clinic', '[/clinic/patients/', '/clinic/reports', '/account', '/admin'],
  patient: [
    '/portal',
    '/portal/timeline',
    '/portal/doctors',
    '/portal/reports',
    '[/portal/reports/',
    '/portal/consultations',
    '/portal/statistics',
    '/account',
    '/clinic',
  ],
}

// The browser says so itself when a page answers 403 or 404, which some of these must.
test.use({ expectedComplaints: [/Failed to load resource/] })

for (const [role, addresses] of Object.entries(pages) as [Role | 'nobody', string[]][]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the pages of ${role}, ${colorScheme}`, async ({ pageOf, stranger }) => {
      test.setTimeout(240_000)
      const page = role === 'nobody' ? stranger : await pageOf(role)
      await page.emulateMedia({ colorScheme })
      for (const address of addresses) {
        await open(page, address)
        for (const width of [1280, 390, 320]) {
          await page.setViewportSize({ width, height: 900 })
          await test.step(`${new URL(page.url()).pathname} at ${width}`, () => checkAccessibility(page))
        }
      }
    })
  }
}

async function open(page: Page, address: string) {
  if (!address.startsWith('[')) return page.goto(address)
  const below = address.slice(1)
  const link = page.locator(`main a[href^="${below}"]:not([href$="/new"])`).first()
  return page.goto((await link.getAttribute('href')) ?? '')
}
