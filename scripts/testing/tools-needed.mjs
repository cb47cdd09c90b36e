// @ts-check
/* What the tests need beside npm packages: a browser, and Debian's PostgreSQL 15 where it can be had. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { findBrowser } from './find-browser.mjs'

/** Debian's browser when there is one or it can be installed, else the one that Playwright fetches. */
export function ensureBrowser() {
  if (findBrowser() === '/usr/bin/chromium-headless-shell') return
  if (apt(['chromium-headless-shell']) || findBrowser() || apt(['chromium'])) return
  spawnSync('npx', ['playwright', 'install', '--only-shell', 'chromium'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}

/** The migrations are tried on PostgreSQL 15 as well, where apt offers it. */
export function ensureOlderPostgres() {
  if (fs.existsSync('/usr/lib/postgresql/15/bin/postgres')) return
  if (!canUseApt()) return
  // Debian would make and start a cluster of its own; the tests start theirs.
  fs.mkdirSync('/etc/postgresql-common', { recursive: true })
  if (!fs.existsSync('/etc/postgresql-common/createcluster.conf'))
    fs.writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n')
  apt(['postgresql-15'])
}

function canUseApt() {
  return process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')
}

let updated = false

/** @param {string[]} packages @returns {boolean} whether they are there now */
function apt(packages) {
  if (!canUseApt()) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env }
  console.log(`Installing ${packages.join(' ')} …`)
  if (!updated) spawnSync('apt-get', ['update', '-qq'], quiet)
  updated = true
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet).status === 0
}
