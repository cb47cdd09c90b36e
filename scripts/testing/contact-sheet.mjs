// @ts-check
/*
 * Every page of the console on one picture for each width, to be looked at: docs/screens. Needs the journeys' server:
 * `node e2e/support/start-server.mjs`, then `node scripts/testing/contact-sheet.mjs`.
 */
import fs from 'node:fs'
import { chromium } from '@playwright/test'

const baseURL = 'http://localhost:3170'
const target = 'docs/screens'
/** One in brackets is the first that the page before links to. */
const addresses = [
  '/admin',
  '/admin/patients',
  '[/admin/patients/',
  '/admin/patients/new',
  '/admin/patients/duplicates',
  '/admin/doctors',
  '[/admin/doctors/',
  '/admin/doctors/new',
  '/admin/assignments',
  '[/admin/assignments/',
  '/admin/assignments/new',
  '/admin/assignments/board',
  '/admin/assignments/hand-over',
  '/admin/consultations',
  '[/admin/consultations/',
  '/admin/consultations/new',
  '/admin/consultations/calendar',
  '/admin/consultations/calendar?view=month',
  '/admin/consultations/fees',
  '/admin/sessions',
  '[/admin/sessions/',
  '/admin/scans',
  '[/admin/scans/',
  '/admin/predictions',
  '[/admin/predictions/',
  '/admin/reports',
  '[/admin/reports/',
  '/admin/requests',
  '[/admin/requests/',
  '/admin/timeline',
  '/admin/timeline/new',
  '/admin/users',
  '[/admin/users/',
  '/admin/knowledge',
  '/admin/knowledge/new',
  '/admin/jobs',
  '/admin/imports',
  '/admin/imports/csv',
  '/admin/trash',
  '/admin/changes',
  '/admin/audit',
  '[/admin/audit/',
  '/admin/integrity',
  '/admin/search',
]
const sheets = /** @type {const} */ ([
  { width: 1280, height: 900, colorScheme: 'light', columns: 6 },
  { width: 390, height: 844, colorScheme: 'dark', columns: 11 },
])

const browser = await chromium.launch({
  executablePath: fs.existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
})
fs.mkdirSync(target, { recursive: true })
for (const { width, height, colorScheme, columns } of sheets) {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme,
    storageState: 'var/e2e/admin.state.json',
  })
  const page = await context.newPage()
  const shots = []
  for (const address of addresses) {
    await open(page, address)
    const picture = await page.screenshot({ type: 'jpeg', quality: 60 })
    shots.push({ name: new URL(page.url()).pathname.replace(/[0-9a-f-]{30,}/, '…'), picture })
  }
  await context.close()
  const sheet = await browser.newPage({ viewport: { width: 2000, height: 1000 } })
  await sheet.setContent(
    `<style>body{margin:12px;font:12px sans-serif;display:grid;gap:10px;grid-template-columns:repeat(${columns},1fr)}
     figure{margin:0}img{width:100%;border:1px solid #888}figcaption{overflow:hidden;white-space:nowrap}</style>` +
      shots
        .map(
          ({ name, picture }) =>
            `<figure><figcaption>${name}</figcaption><img src="data:image/jpeg;base64,${picture.toString('base64')}"></figure>`,
        )
        .join(''),
  )
  await sheet.screenshot({
    path: `${target}/console-${width}-${colorScheme}.jpg`,
    type: 'jpeg',
    quality: 70,
    fullPage: true,
  })
  await sheet.close()
}
await browser.close()

/** @param {import('@playwright/test').Page} page @param {string} address */
async function open(page, address) {
  if (!address.startsWith('[')) return page.goto(address)
  const link = page.locator(`main a[href^="${address.slice(1)}"]:not([href$="/new"])`).first()
  return page.goto((await link.getAttribute('href', { timeout: 2000 }).catch(() => null)) ?? page.url())
}
