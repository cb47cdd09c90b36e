// @ts-check
/* What the contact sheets show: every page of the console, and what appears on top of them. */
import fs from 'node:fs'
import path from 'node:path'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ name: string, open: (page: Page) => Promise<unknown> }} Screen */
/** @typedef {Record<string, string>} Ids */

/** Pages without a parameter, from the folders themselves, so that none is forgotten. */
function plainPages() {
  return fs
    .readdirSync('app/admin', { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx' && !file.includes('['))
    .map((file) => `/${path.posix.join('admin', path.dirname(file).split(path.sep).join('/'))}`)
    .filter((address) => !['/admin/jobs/new', '/admin/exports/new', '/admin/assignments/move'].includes(address))
    .sort()
}

/** @param {Ids} of @returns {string[]} */
function recordPages(of) {
  return [
    '/admin/patients?panel=filter',
    `/admin/patients?peek=${of.patient}`,
    `/admin/patients?f=stage:is:3&f=result:is:positive`,
    `/admin/patients/${of.patient}`,
    `/admin/patients/${of.patient}/edit`,
    `/admin/patients/${of.patient}/statistics`,
    `/admin/patients/${of.patient}/medications`,
    `/admin/patients/${of.patient}/merge?with=${of.other}`,
    `/admin/medications/new?patient=${of.patient}`,
    `/admin/medications/${of.medication}`,
    `/admin/medications/${of.medication}/edit`,
    `/admin/history/patients/${of.patient}`,
    `/admin/trash/new/patients/${of.patient}`,
    `/admin/doctors/${of.doctor}`,
    `/admin/doctors/${of.doctor}/edit`,
    `/admin/users/${of.user}`,
    `/admin/users/${of.user}/edit`,
    `/admin/users/${of.user}/role`,
    `/admin/assignments/${of.assignment}`,
    `/admin/assignments/${of.assignment}/edit`,
    `/admin/assignments/move?patient=${of.assigned}&from=${of.assigner}`,
    `/admin/assignments/hand-over?from=${of.doctor}&to=${of.taker}`,
    '/admin/consultations/calendar?view=day',
    '/admin/consultations/calendar?view=month',
    '/admin/consultations/calendar?view=list',
    `/admin/consultations/${of.held}`,
    `/admin/consultations/${of.signed}`,
    `/admin/consultations/${of.signed}/edit`,
    `/admin/history/consultations/${of.signed}`,
    `/admin/consultations/${of.booked}`,
    `/admin/consultations/${of.booked}/edit`,
    `/admin/consultations/${of.booked}/move`,
    `/admin/consultations/${of.booked}/complete`,
    `/admin/sessions/${of.session}`,
    `/admin/sessions/${of.session}/edit`,
    `/admin/scans/${of.scan}`,
    `/admin/scans/${of.scan}/edit`,
    `/admin/predictions/${of.prediction}`,
    `/admin/predictions/${of.prediction}/correct`,
    `/admin/reports/${of.report}`,
    `/admin/reports/${of.report}/version`,
    `/admin/requests/${of.request}`,
    `/admin/timeline/${of.entry}`,
    `/admin/timeline/${of.entry}/edit`,
    `/admin/assessments/${of.assessment}`,
    `/admin/reviews/${of.review}`,
    `/admin/knowledge/${of.knowledge}`,
    `/admin/knowledge/${of.knowledge}/edit`,
    `/admin/audit/${of.event}`,
    `/admin/exports/new?list=patients`,
    '/admin/patients/gone',
  ]
}

/** @param {Ids} of @param {string[]} prepared addresses of what was prepared @returns {Screen[]} */
export function screensOf(of, prepared) {
  const addresses = [...new Set([...plainPages(), ...recordPages(of), ...prepared])]
  return [
    ...addresses.map((address) => ({ name: address, open: (/** @type {Page} */ page) => page.goto(address) })),
    { name: 'the palette', open: (page) => openPalette(page, 'mar') },
    { name: 'the palette, with something to do', open: (page) => openPalette(page, 'book mar') },
    { name: 'the list of keys', open: (page) => pressOn(page, '?', 'Keyboard shortcuts') },
    { name: 'a form with mistakes', open: makeMistakes },
    { name: 'leaving unsaved work', open: leaveUnsaved },
    { name: 'a stale save', open: (page) => saveStale(page, of.patient ?? '') },
    { name: 'rows selected', open: selectRows },
  ]
}

/**
 * Pages keep a stream open, so their network is never idle: until the scripts have taken the page over and it is drawn with
 * its own letters. A page that fails has nothing to take over.
 * @param {Page} page
 */
export async function settle(page) {
  const isTaken = () =>
    Object.keys(document.querySelector('main') ?? {}).some((name) => name.startsWith('__reactFiber'))
  await page.waitForFunction(isTaken, null, { timeout: 10_000 }).catch(() => {})
  await page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  })
}

/** @param {Page} page @param {string} key @param {string} name */
async function pressOn(page, key, name) {
  await page.goto('/admin/audit')
  await settle(page)
  await page.keyboard.press(key)
  await page.getByRole('dialog', { name }).waitFor()
}

/** @param {Page} page @param {string} text */
async function openPalette(page, text) {
  await pressOn(page, 'Control+k', 'Search')
  await page.getByRole('combobox', { name: /Search patients/ }).fill(text)
  await page.getByRole('option').nth(1).waitFor()
}

/** @param {Page} page */
async function makeMistakes(page) {
  await page.goto('/admin/patients/new')
  await settle(page)
  await page.getByLabel('Name', { exact: true }).fill('Nearly There')
  await page.getByLabel('Date of birth', { exact: true }).fill('31 Feb 1958')
  await page.getByLabel('E-mail address', { exact: true }).fill('nobody')
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  await page.getByText('Something needs mending').waitFor()
}

/** @param {Page} page */
async function leaveUnsaved(page) {
  await page.goto('/admin/patients/new')
  await settle(page)
  await page.getByLabel('Name', { exact: true }).fill('Nearly There')
  await page.getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('alertdialog').waitFor()
}

/** @param {Page} page @param {string} patient */
async function saveStale(page, patient) {
  const other = await page.context().newPage()
  const note = `Latex ${Date.now() % 1000}`
  for (const one of [page, other]) await one.goto(`/admin/patients/${patient}/edit`)
  await other.getByLabel('Allergies').fill(note)
  await other.getByRole('button', { name: 'Save' }).click()
  await other.waitForURL((url) => !url.pathname.endsWith('/edit'))
  await other.close()
  await page.getByLabel('Allergies').fill('Penicillin: rash')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog', { name: /saved this/ }).waitFor()
}

/** @param {Page} page */
async function selectRows(page) {
  await page.goto('/admin/patients')
  await settle(page)
  for (const row of [0, 1, 2])
    await page
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .nth(row)
      .check()
}
