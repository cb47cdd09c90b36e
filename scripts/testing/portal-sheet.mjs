// @ts-check
/*
 * Every page of the portal in the comforts that change it most, to be looked at: each by itself in var/screens/portal, and
 * a sheet of each in docs/screens. Needs the journeys' server and its logins, as contact-sheet.mjs says; changes nothing:
 * `node --import tsx scripts/testing/portal-sheet.mjs`.
 */
import fs from 'node:fs'
import { chromium } from '@playwright/test'
import { stateOf } from '../../e2e/support/installation.ts'
import { addressesOf, look } from '../../e2e/portal/pages.ts'
import { findBrowser } from './find-browser.mjs'

const baseURL = `http://localhost:${process.env.PORT ?? 3170}`
const [sheets, single] = ['docs/screens', 'var/screens/portal']
const kinds = /** @type {const} */ ([
  { name: '1280-light', width: 1280, columns: 8, chosen: { theme: 'light' } },
  { name: '390-dark', width: 390, columns: 14, chosen: { theme: 'dark' } },
  { name: '1280-200-dark-simple', width: 1280, columns: 8, chosen: { theme: 'dark', text: '200', layout: 'simple' } },
  {
    name: '390-200-contrast',
    width: 390,
    columns: 14,
    chosen: { theme: 'light', text: '200', contrast: 'high', targets: 'extra-large' },
  },
])
const longest = 2400

const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
})
for (const kind of kinds) await makeSheet(kind)
await browser.close()

/** @param {typeof kinds[number]} kind */
async function makeSheet({ name, width, columns, chosen }) {
  const folder = `${single}/${name}`
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: 900 },
    locale: 'en-GB',
    storageState: stateOf('patient'),
  })
  const page = await context.newPage()
  await look(page, chosen)
  const shots = []
  for (const address of [...(await addressesOf(page)), '/account', '/comfort']) {
    await page.goto(address)
    const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), longest)
    const picture = await page.screenshot({
      type: 'jpeg',
      quality: 70,
      fullPage: true,
      clip: { x: 0, y: 0, width, height },
    })
    fs.writeFileSync(
      `${folder}/${address
        .slice(1)
        .replace(/[^\w]+/g, '-')
        .slice(0, 60)}.jpg`,
      picture,
    )
    shots.push({ address: address.replace(/[0-9a-f-]{30,}/g, '…'), picture })
  }
  await context.close()
  await draw(shots, columns, `${sheets}/portal-${name}.jpg`)
}

/** @param {{ address: string, picture: Buffer }[]} shots @param {number} columns @param {string} file */
async function draw(shots, columns, file) {
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } })
  const figures = shots.map(
    ({ address, picture }) =>
      `<figure><figcaption>${address}</figcaption><div><img src="data:image/jpeg;base64,${picture.toString('base64')}"></div></figure>`,
  )
  await page.setContent(
    `<style>body{margin:12px;font:11px sans-serif;display:grid;gap:10px;grid-template-columns:repeat(${columns},1fr)}
     figure{margin:0;min-width:0}img{width:100%;display:block}
     div{border:1px solid #888;aspect-ratio:${columns > 10 ? '1/3' : '1/1.6'};overflow:hidden}
     figcaption{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}</style>${figures.join('')}`,
  )
  fs.mkdirSync(sheets, { recursive: true })
  await page.screenshot({ path: file, type: 'jpeg', quality: 40, fullPage: true })
  await page.close()
}
