import type { Page } from '@playwright/test'
import { expect, test } from '../support/test'
import { actAsHelper, furtherAddresses, openAddresses } from './further-pages'
import { readFocus } from './measure'
import { addressesOf, look, plainPages } from './pages'
import { aPatientInCare } from './record-of'

const most = 200

test('by Tab through every page: the focus is seen and never behind something, also with large letters', async ({
  pageOf,
  db,
}) => {
  test.setTimeout(300_000)
  const page = await pageOf('patient')
  await look(page, { text: '200', targets: 'extra-large' })
  await page.setViewportSize({ width: 390, height: 700 })
  for (const address of [...(await addressesOf(page)), ...(await furtherAddresses(db))]) await tabThrough(page, address)
})

test('also below the banner of who helps, and before logging in', async ({ stranger, make, db }) => {
  test.setTimeout(120_000)
  await look(stranger, { text: '200', targets: 'extra-large' })
  await stranger.setViewportSize({ width: 390, height: 700 })
  for (const address of await openAddresses(db)) await tabThrough(stranger, address)
  await actAsHelper(stranger, make, db)
  await tabThrough(stranger, '/portal')
})

async function tabThrough(page: Page, address: string) {
  await page.goto(address)
  const findings: string[] = []
  let steps = 0
  let rounds = 1
  for (; steps < most; steps += 1) {
    await page.keyboard.press('Tab')
    const focus = await readFocus(page)
    if (!focus && --rounds === 0) break
    if (!focus) continue
    // a page that begins in a field goes on to its end from there, then from its top
    if (steps === 0 && !focus.name.includes('Skip to content')) rounds = 2
    if (!focus.isRinged) findings.push(`${focus.name} has no ring`)
    if (!focus.isInView) findings.push(`${focus.name} is out of sight`)
    if (focus.isCovered) findings.push(`${focus.name} is covered`)
  }
  expect.soft(steps, address).toBeGreaterThan(5)
  expect.soft(findings, address).toEqual([])
}

test('in forced colours there are edges and rings', async ({ pageOf }) => {
  const page = await pageOf('patient')
  await page.emulateMedia({ forcedColors: 'active' })
  for (const address of ['/portal', '/portal/settings', '/portal/timeline']) {
    await page.goto(address)
    const bare = await page.evaluate(() =>
      [...document.querySelectorAll('main button, main summary, main select, main input:not([type=hidden]), nav a')]
        .filter((control) => control.checkVisibility())
        .filter((control) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(control)
          return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1
        })
        .map((control) => control.outerHTML.slice(0, 120)),
    )
    expect.soft(bare, address).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect.soft(await readFocus(page), address).toMatchObject({ isRinged: true })
  }
})

for (const [name, prepare] of [
  ['the device asks for it', { reducedMotion: 'reduce' as const, chosen: {} }],
  ['somebody chose it', { reducedMotion: 'no-preference' as const, chosen: { motion: 'none' as const } }],
] as const) {
  test(`nothing moves when ${name}`, async ({ pageOf }) => {
    const page = await pageOf('patient')
    await page.emulateMedia({ reducedMotion: prepare.reducedMotion })
    await look(page, prepare.chosen)
    for (const address of plainPages) {
      await page.goto(address)
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((element) => {
            const { animationName, transitionDuration } = getComputedStyle(element)
            return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration)
          })
          .map((element) => element.outerHTML.slice(0, 100)),
      )
      expect.soft(moving, address).toEqual([])
    }
  })
}

test('by keyboard alone, at 200 per cent and without scripts: the next appointment, the report, its words and who has read it are within three steps', async ({
  pageOf,
  make,
  db,
}) => {
  const { patient, doctor } = await aPatientInCare(make, db)
  await db.query(
    `with session as (insert into sessions (patient_id) values ($1) returning id)
     insert into medical_reports (session_id, report_type, title, content, report_status, released_at)
     select id, 'patient', 'What the scan showed', 'The picture of your head is clear. Your doctor sees you in spring.', 'final', now()
       from session`,
    [patient.patientId],
  )
  const clinic = await pageOf(doctor)
  await clinic.goto(`/clinic/patients/${encodeURIComponent(patient.patientId)}`)
  await expect(clinic.getByText('Pia Portal').first()).toBeVisible()

  const page = await pageOf(patient, { javaScriptEnabled: false }) // logging in leads home
  await look(page, { text: '200' })
  await page.setViewportSize({ width: 390, height: 800 })
  await page.reload()
  await expect(page).toHaveURL('/portal')

  // when the next appointment is, and whether the report is ready: where one lands
  const next = page.getByRole('region', { name: 'Your next appointment' })
  await expect(next).toContainText(/\d{1,2} \w+ \d{4} at \d{2}:\d{2}/)
  await expect(next).toContainText('Dr Ines Portal')
  const report = page.getByRole('region', { name: 'New for you' }).getByRole('link', { name: /^New report/ })
  await expect(report).toContainText('Ready since')

  // what it says: one step
  await go('New report: What the scan showed')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What the scan showed')
  await expect(page.getByRole('region', { name: 'What the report says' })).toContainText(
    'The picture of your head is clear. Your doctor sees you in spring.',
  )

  // who has read it: two steps from home
  await go('Home')
  await expect(page).toHaveURL('/portal')
  await go('Menu')
  await go('Who looked')
  const looked = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Dr Ines Portal, your doctor' })
  await expect(looked).toContainText(/Looked at [^.]*your reports/)
  await expect(looked).toContainText('This doctor treats you')

  async function go(name: string) {
    await tabTo(name)
    await page.keyboard.press('Enter')
  }
  async function tabTo(name: string) {
    for (let steps = 0; steps < most; steps += 1) {
      await page.keyboard.press('Tab')
      const text = await page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/g, ' ').trim() ?? '')
      if (text.startsWith(name)) return
    }
    throw new Error(`Tab never came to “${name}”.`)
  }
})
