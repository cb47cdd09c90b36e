// @ts-check
import fs from 'node:fs'

/**
 * Debian's Chromium without windows, else with them; undefined: the one that Playwright fetched. Without windows it draws
 * nothing that nobody sees, and the same tests take half the time.
 */
export function findBrowser() {
  return ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => fs.existsSync(path))
}
