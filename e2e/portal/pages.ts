import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { writeCookie } from '../../lib/appearance/cookie'
import { appearance, appearanceCookie, type Appearance } from '../../lib/appearance/schema'

const manifest = JSON.parse(fs.readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>
const routes = Object.entries(manifest).flatMap(([file, route]) =>
  file.endsWith('/page') && (route === '/portal' || route.startsWith('/portal/')) ? [route] : [],
)

/** Every page of the portal that stands at an address of its own: as built, so that a new one is looked at as well. */
export const plainPages = routes.filter((route) => !route.includes('[')).sort()

/** Pages of one thing each: where the first of them is found, and how its address begins. */
const pagesOfOne = [
  { on: '/portal/words', below: '/portal/words/' },
  { on: '/portal/reports', below: '/portal/reports/' },
  { on: '/portal/timeline', below: '/portal/timeline/' },
]

/** All of them, those of one thing by their first. */
export async function addressesOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { on, below } of pagesOfOne) {
    if (!routes.some((route) => route.startsWith(`${below}[`))) continue
    await page.goto(on)
    const href = await page
      .locator(`main a[href^="${below}"]:not([href*="/file"], [download])`)
      .first()
      .getAttribute('href')
    if (href) found.push(href)
  }
  return [...plainPages, ...found]
}

/** As somebody who chose this sees it, on every page from now on. */
export async function look(page: Page, chosen: Partial<Appearance>) {
  const value = writeCookie({ ...appearance.parse({}), ...chosen }, 'account')
  await page.context().addCookies([{ name: appearanceCookie, value, domain: 'localhost', path: '/' }])
}
