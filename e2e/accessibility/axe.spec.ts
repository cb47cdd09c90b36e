import type { Page } from '@playwright/test'
import type { Role } from '../support/installation'
import { checkAccessibility } from '../support/accessibility'
import { test } from '../support/test'

type Visit = { role: Role | 'nobody'; addresses: string[] }

/**
 * Every page, by who opens it. One in brackets is the first that the page before links to; `:id` is the record of the last
 * such one.
 */
const visits: Record<string, Visit> = {
  nobody: {
    role: 'nobody',
    addresses: ['/login', '/access-denied', '/no-such-page', '/welcome/no-such-link', '/register/doctor'],
  },
  'an administrator, care': {
    role: 'admin',
    addresses: [
      '/admin',
      '/admin/patients',
      '[/admin/patients/',
      '/admin/patients/:id/edit',
      '/admin/patients/:id/merge',
      '/admin/patients/:id/statistics',
      '/admin/history/patients/:id',
      '/admin/trash/new/patients/:id',
      '/admin/exports/new?list=patients&f=stage:is:2',
      '/admin/patients/new',
      '/admin/patients/duplicates',
      '/admin/doctors',
      '[/admin/doctors/',
      '/admin/doctors/:id/edit',
      '/admin/assignments',
      '[/admin/assignments/',
      '/admin/assignments/new',
      '/admin/assignments/board',
      '/admin/assignments/hand-over',
      '/admin/consultations',
      '[/admin/consultations/',
      '/admin/consultations/new',
      '/admin/consultations/calendar',
      '/admin/consultations/fees',
    ],
  },
  'an administrator, screening': {
    role: 'admin',
    addresses: [
      '/admin/reports',
      '[/admin/reports/',
      '/admin/reports/:id/version',
      '/admin/reports/:id/compare?with=:id',
      '/admin/reports/new',
      '/admin/sessions',
      '[/admin/sessions/',
      '/admin/sessions/new',
      '/admin/scans',
      '[/admin/scans/',
      '/admin/scans/:id/edit',
      '/admin/predictions',
      '[/admin/predictions/',
      '/admin/predictions/new',
      '/admin/requests',
      '[/admin/requests/',
      '/admin/requests/new',
      '/admin/timeline',
      '[/admin/timeline/',
      '/admin/timeline/new',
    ],
  },
  'an administrator, house': {
    role: 'admin',
    addresses: [
      '/admin/users',
      '[/admin/users/',
      '/admin/users/new',
      '/admin/knowledge',
      '/admin/knowledge/new',
      '/admin/flags',
      '/admin/messages',
      '/admin/recent',
      '/admin/search',
      '/admin/jobs',
      '/admin/notices',
      '/admin/trash',
      '/admin/changes',
      '/admin/imports',
      '/admin/imports/csv',
      '/admin/integrity',
      '/admin/system',
      '/admin/queue',
      '/admin/settings',
      '/admin/corrections',
      '/admin/reviews',
      '/admin/views',
      '/admin/imports/csv/mappings',
      '/admin/audit',
      '[/admin/audit/',
      '/account',
      '/clinic',
    ],
  },
  'a doctor': {
    role: 'doctor',
    addresses: [
      '/clinic',
      '/clinic?show=snoozed',
      '/clinic/patients',
      '[/clinic/patients/',
      '/clinic/panel',
      '/clinic/notices',
      '/clinic/disagreements',
      '/clinic/reports',
      '/clinic/reports?view=list',
      '/clinic/reports/new',
      '/clinic/glossary',
      '/clinic/glossary/mri',
      '/account',
      '/admin',
    ],
  },
  // the pages of the portal: e2e/portal/axe, in what makes them comfortable
  'a patient': {
    role: 'patient',
    addresses: ['/account', '/helping', '/clinic'],
  },
}

// The browser says so itself when a page answers 403 or 404, which some of these must.
test.use({ expectedComplaints: [/Failed to load resource/] })

for (const [who, { role, addresses }] of Object.entries(visits)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on the pages of ${who}, ${colorScheme}`, async ({ pageOf, stranger }) => {
      test.setTimeout(600_000)
      const page = role === 'nobody' ? stranger : await pageOf(role)
      await page.emulateMedia({ colorScheme })
      let record = ''
      for (const address of addresses) {
        await open(page, address.replaceAll(':id', record))
        if (address.startsWith('[')) record = new URL(page.url()).pathname.split('/').at(-1) ?? ''
        // a theme changes colours and no layout, so each width is looked at in one of them
        for (const width of colorScheme === 'light' ? [1280, 320] : [390]) {
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
