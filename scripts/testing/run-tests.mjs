// @ts-check
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { report } from '../bootstrap/fail.mjs'
import { prepare } from '../bootstrap/prepare.mjs'
import { repository } from '../bootstrap/settings.mjs'
import { checkLock } from './check-lock.mjs'
import { ensureBrowser, ensureOlderPostgres } from './tools-needed.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

const results = path.join(repository, 'var/test-results')

/** @param {{ fast: boolean }} options */
export async function runTests({ fast }) {
  process.chdir(repository)
  /** @type {Tally} */
  const total = { passed: 0, failed: 0, skipped: 0 }
  const add = (/** @type {Tally} */ part) => {
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += part[key]
  }
  try {
    prepare({ build: false })
    fs.rmSync(results, { recursive: true, force: true })
    fs.mkdirSync(results, { recursive: true })
    add(lockStep())
    add(await commandStep('route types', ['node_modules/next/dist/bin/next', 'typegen']))
    // each of these two takes a minute or more of one processor; nothing else runs beside another
    const types = commandStep('types', ['node_modules/typescript/bin/tsc', '--noEmit'])
    add(await commandStep('lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0']))
    add(await types)
    add(await commandStep('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']))
    add(
      await commandStep('arrows', [
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        'app',
        'components',
        'lib',
        'prisma',
        'scripts',
        'e2e',
        'bench',
        '--output-type',
        'err',
      ]),
    )
    add(vitestStep('unit'))
    if (!fast) {
      ensureOlderPostgres()
      add(vitestStep('database'))
      ensureBrowser()
      prepare({ build: true })
      add(browserStep())
    }
  } catch (error) {
    report(error)
    total.failed += 1
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exit(total.failed === 0 ? 0 : 1)
}

function lockStep() {
  const problems = checkLock()
  for (const problem of problems) console.error(problem)
  return verdict('lock file', problems.length === 0)
}

/** What it says is printed when it is done: two can go side by side. @param {string} name @param {string[]} args */
async function commandStep(name, args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  const ended = once(child, 'close')
  const said = await text(child.stdout)
  const [status] = await ended
  process.stdout.write(said)
  return verdict(name, status === 0)
}

/** @param {string} name @param {boolean} good @returns {Tally} */
function verdict(name, good) {
  console.log(`${good ? '✓' : '✗'} ${name}`)
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 }
}

/** @param {'unit' | 'database'} project @returns {Tally} */
function vitestStep(project) {
  const file = path.join(results, `${project}.json`)
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (!fs.existsSync(file)) return verdict(`${project} tests`, false)
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
    fs.readFileSync(file, 'utf8'),
  )
  // a file that could not even be loaded holds no failed test
  const failed = Math.max(numFailedTests, status === 0 ? 0 : Math.max(1, numFailedTestSuites))
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }
}

/** @returns {Tally} */
function browserStep() {
  const file = path.join(results, 'browser.json')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    { stdio: 'inherit', env },
  )
  if (!fs.existsSync(file)) return verdict('browser tests', false)
  const { stats } = JSON.parse(fs.readFileSync(file, 'utf8'))
  const failed = Math.max(stats.unexpected + stats.flaky, status === 0 ? 0 : 1)
  return { passed: stats.expected, failed, skipped: stats.skipped }
}
