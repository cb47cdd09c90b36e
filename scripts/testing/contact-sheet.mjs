// @ts-check
/*
 * Every page of the console, and what appears on top of them, at two widths, light and dark, to be looked at: each by
 * itself in var/screens, and one sheet of each width, one light and one dark, in docs/screens. Needs the journeys' server: `node e2e/support/start-server.mjs`,
 * then `npx playwright test --project="sign in"`, then `node --import tsx scripts/testing/contact-sheet.mjs`. It makes a
 * few records, so it is no server for the journeys afterwards.
 */
import fs from 'node:fs'
import { chromium } from '@playwright/test'
import pg from 'pg'
import { ownerUrl, stateOf } from '../../e2e/support/installation.ts'
import { prepare, readIds } from './screens-prepare.mjs'
import { screensOf, settle } from './screens.mjs'
import { findBrowser } from './find-browser.mjs'

const baseURL = 'http://localhost:3170'
const [sheets, single] = ['docs/screens', 'var/screens']
const kinds = /** @type {const} */ ([
  { width: 1280, height: 900, longest: 1600, colorScheme: 'light', columns: 9, isSheet: true },
  { width: 1280, height: 900, longest: 1600, colorScheme: 'dark', columns: 9, isSheet: false },
  { width: 390, height: 844, longest: 1700, colorScheme: 'light', columns: 16, isSheet: false },
  { width: 390, height: 844, longest: 1700, colorScheme: 'dark', columns: 16, isSheet: true },
])

const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
})
const screens = await makeScreens()
for (const kind of kinds) await makeSheet(kind)
await browser.close()

async function makeScreens() {
  const db = new pg.Client({ connectionString: ownerUrl() })
  await db.connect()
  const ids = await readIds(db)
  const context = await newContext({ width: 1280, height: 900, colorScheme: 'light' })
  const found = screensOf(ids, await prepare(await context.newPage(), db, ids))
  await context.close()
  await db.end()
  return found
}

/** @param {{ width: number, height: number, colorScheme: 'light' | 'dark' }} kind */
function newContext({ width, height, colorScheme }) {
  return browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme,
    locale: 'en-GB',
    storageState: stateOf('admin'),
  })
}

/** @param {typeof kinds[number]} kind */
async function makeSheet(kind) {
  const { width, longest, colorScheme, columns, isSheet } = kind
  const folder = `${single}/${width}-${colorScheme}`
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const context = await newContext(kind)
  const shots = []
  for (const [index, { name, open }] of screens.entries()) {
    // a page each: what was left unsaved, or done last, would follow from one to the next
    const page = await context.newPage()
    await open(page).catch((/** @type {unknown} */ error) => console.error(`${name}: ${String(error).slice(0, 200)}`))
    await settle(page)
    const isDialog = (await page.locator('dialog[open]').count()) > 0
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    const clip = { x: 0, y: 0, width, height: Math.min(height, longest) }
    const picture = await page.screenshot({ type: 'jpeg', quality: 70, ...(!isDialog && { fullPage: true, clip }) })
    const label = name.replace(/[0-9a-f-]{30,}/g, '…')
    fs.writeFileSync(
      `${folder}/${String(index).padStart(3, '0')}${label.replace(/[^\w]+/g, '-').slice(0, 60)}.jpg`,
      picture,
    )
    shots.push({ name: label, picture })
    await page.close()
  }
  await context.close()
  if (isSheet) await draw(shots, columns, `${sheets}/console-${width}-${colorScheme}.jpg`)
}

/** @param {{ name: string, picture: Buffer }[]} shots @param {number} columns @param {string} file */
async function draw(shots, columns, file) {
  const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } })
  await page.setContent(
    `<style>body{margin:12px;font:11px sans-serif;display:grid;gap:10px;grid-template-columns:repeat(${columns},1fr)}
     figure{margin:0;min-width:0}img{width:100%;display:block}
     div{border:1px solid #888;aspect-ratio:1/1.25;overflow:hidden}
     .narrow div{aspect-ratio:1/2.2}figcaption{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}</style>` +
      shots
        .map(
          ({ name, picture }) =>
            `<figure class="${columns > 10 ? 'narrow' : ''}"><figcaption>${name.replace('/admin/', '')}</figcaption>
             <div><img src="data:image/jpeg;base64,${picture.toString('base64')}"></div></figure>`,
        )
        .join(''),
  )
  fs.mkdirSync(sheets, { recursive: true })
  await page.screenshot({ path: file, type: 'jpeg', quality: 40, fullPage: true })
  await page.close()
}
