// @ts-check
/*
 * Makes a fresh clone runnable: installs, generates and builds, each only when what it depends on has changed.
 * Node built-ins only. Everything it says goes to stderr, so that a tool's stdout stays its own.
 */
import { spawnSync } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'
import { repository } from './settings.mjs'

const built = [
  ...['app', 'components', 'lib', 'public', 'prisma/schema.prisma', 'proxy.ts', 'instrumentation.ts'],
  ...['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
]

const bundled = ['components/account/session-end-script.ts', 'components/account/idle-watch.ts', 'lib/auth/idle.ts']
const bundledStamp = 'var/.substantia-bundled'

/** @param {{ build: boolean }} options */
export function prepare({ build }) {
  step('Installing packages', 'node_modules/.substantia-installed', ['package-lock.json', '.npmrc'], () =>
    npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']),
  )
  step(
    'Generating the database client',
    'prisma/generated/.substantia-generated',
    ['prisma/schema.prisma', 'package-lock.json'],
    () =>
      // Any existing file in this variable keeps the command from downloading an engine that generating does not need.
      node(['node_modules/prisma/build/index.js', 'generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath }),
  )
  if (build) {
    // before the application, which takes what lies in public along
    const light = 'public/session-end.js'
    if (!fs.existsSync(path.join(repository, light))) fs.rmSync(path.join(repository, bundledStamp), { force: true })
    step('Bundling the script of light pages', bundledStamp, bundled, () =>
      node([
        ...['node_modules/esbuild/bin/esbuild', 'components/account/session-end-script.ts', '--bundle', '--minify'],
        ...['--format=iife', '--target=es2020', '--log-level=warning', `--outfile=${light}`],
      ]),
    )
    step('Building the application', '.next/.substantia-built', built, () => {
      fs.rmSync(path.join(repository, '.next/.substantia-built'), { force: true })
      node(['node_modules/next/dist/bin/next', 'build'], { NODE_ENV: 'production' })
    })
  }
}

/** @param {string} title @param {string} stamp @param {string[]} inputs @param {() => void} work */
function step(title, stamp, inputs, work) {
  const stampFile = path.join(repository, stamp)
  const wanted = fingerprint(inputs)
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === wanted) return
  const started = Date.now()
  console.error(`${title} …`)
  work()
  fs.mkdirSync(path.dirname(stampFile), { recursive: true })
  fs.writeFileSync(stampFile, wanted)
  console.error(`${title}: done in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

/** @param {string[]} inputs */
function fingerprint(inputs) {
  const hash = crypto.createHash('sha256').update(process.version)
  for (const file of inputs.flatMap((input) => filesBelow(path.join(repository, input)))) {
    hash.update(path.relative(repository, file)).update('\0').update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

/** @param {string} target @returns {string[]} */
function filesBelow(target) {
  if (!fs.existsSync(target)) return []
  if (!fs.statSync(target).isDirectory()) return [target]
  return fs
    .readdirSync(target)
    .sort()
    .flatMap((name) => filesBelow(path.join(target, name)))
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return node([script, ...args])
  finish(spawnSync('npm', args, { ...quiet, shell: process.platform === 'win32' }), `npm ${args[0]}`)
}

/** @param {string[]} args @param {Record<string, string>} [more] */
function node(args, more = {}) {
  finish(
    spawnSync(process.execPath, args, { ...quiet, env: { ...quiet.env, ...more } }),
    path.basename(args[0] ?? '') + ' ' + args[1],
  )
}

// stdout of what runs here goes to our stderr
const quiet = {
  cwd: repository,
  stdio: /** @type {import('node:child_process').StdioOptions} */ (['ignore', 2, 2]),
  env: {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    npm_config_update_notifier: 'false',
  },
}

/** @param {import('node:child_process').SpawnSyncReturns<Buffer>} result @param {string} what */
function finish(result, what) {
  if (result.error) throw new PlainError(`${what} could not be started: ${result.error.message}`)
  if (result.status !== 0) throw new PlainError(`${what} failed; what it said stands above.`)
}
