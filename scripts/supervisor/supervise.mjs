// @ts-check
/*
 * One program over everything that runs: database, migrations, demo data, worker, web; and one clean way down.
 * The web process gets the application's own database login only; the owner's stays with worker and tools.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { report } from '../bootstrap/fail.mjs'
import { takeDataFolder } from '../bootstrap/lock.mjs'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { prepare } from '../bootstrap/prepare.mjs'
import { readSecrets } from '../bootstrap/secrets.mjs'
import { readSettings, repository } from '../bootstrap/settings.mjs'
import { requireFreePort, requireSpace } from './preconditions.mjs'

/**
 * @typedef {{ webUrl: string, demo: { role: string, email: string, password: string }[],
 *             firstAdministratorLink: string | null }} Prepared
 */

const worker = 'worker'
const web = 'web'

/** @param {{ dev: boolean }} options */
export async function supervise({ dev }) {
  const house = new House()
  house.listenToSignals()
  try {
    const settings = readSettings()
    await requireFreePort(settings.host, settings.port)
    house.onDown(takeDataFolder(settings.data, settings.publicUrl))
    requireSpace(settings.data)
    prepare({ build: !dev })

    const { openDatabase } = await import('../database/service.mjs')
    const secrets = readSecrets(settings.data)
    const database = await openDatabase(settings, secrets)
    house.onDown(database.stop)
    house.say(database.description)

    const prepared = await runPreparation(database.ownerUrl, settings, dev)
    if (house.stopping) return
    const mail = await openMail(house, settings, dev)
    /** @type {Record<string, string | undefined>} */
    const shared = {
      ...process.env,
      SUBSTANTIA_DATA: settings.data,
      SUBSTANTIA_PUBLIC_URL: settings.publicUrl,
      SUBSTANTIA_WEB_DATABASE_URL: prepared.webUrl,
      SUBSTANTIA_CONTEXT_KEY: secrets.contextKey,
      SUBSTANTIA_CURSOR_KEY: secrets.cursorKey,
      AUTH_SECRET: secrets.authSecret,
      ...mail,
      NODE_ENV: dev ? 'development' : 'production',
    }
    house.run(worker, ['--conditions=react-server', '--import', 'tsx', 'scripts/tools/worker.ts'], {
      ...shared,
      DATABASE_URL: database.ownerUrl,
    })
    // An empty DATABASE_URL, not a missing one: Next.js reads .env as well and would put the owner's back.
    house.run(web, webCommand(dev, settings), {
      ...shared,
      DATABASE_URL: '',
      PORT: String(settings.port),
      NEXT_TELEMETRY_DISABLED: '1',
    })
    await house.waitUntilHealthy(`http://${localName(settings.host)}:${settings.port}/api/health`)
    if (!house.stopping) announce(settings, prepared)
  } catch (error) {
    await house.down(report(error))
  }
}

/** @param {boolean} dev @param {import('../bootstrap/settings.mjs').Settings} settings */
function webCommand(dev, { host, port }) {
  const next = ['node_modules/next/dist/bin/next', dev ? 'dev' : 'start', '-H', host, '-p', String(port)]
  const preloaded = ['http-guard', 'light-pages', 'error-pages'].flatMap((name) => [
    '--import',
    `./scripts/supervisor/${name}.mjs`,
  ])
  return dev ? next : [...preloaded, ...next]
}

/**
 * Where no mail server is named, mail is laid in a folder; in production it waits until one is.
 * @param {House} house @param {import('../bootstrap/settings.mjs').Settings} settings @param {boolean} dev
 */
async function openMail(house, { data, production }, dev) {
  if (process.env.SUBSTANTIA_SMTP_URL) return { SUBSTANTIA_MAIL_FOLDER: '' }
  if (production && !dev) return { SUBSTANTIA_MAIL_FOLDER: '' }
  const folder = path.resolve(repository, process.env.SUBSTANTIA_MAIL_FOLDER || path.join(data, 'mail'))
  const { startMailSink } = await import('./mail-sink.mjs')
  const sink = await startMailSink(folder)
  house.onDown(sink.close)
  house.say(`Mail is laid in ${path.relative(process.cwd(), folder) || '.'}`)
  return { SUBSTANTIA_SMTP_URL: sink.url, SUBSTANTIA_MAIL_FOLDER: folder }
}

/**
 * Migrations, logins and demo data need installed packages and TypeScript: a process of its own.
 * @param {string} ownerUrl @param {import('../bootstrap/settings.mjs').Settings} settings @param {boolean} dev
 * @returns {Promise<Prepared>}
 */
function runPreparation(ownerUrl, settings, dev) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'scripts/database/prepare.ts'],
      {
        cwd: repository,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: {
          ...process.env,
          DATABASE_URL: ownerUrl,
          SUBSTANTIA_DATA: settings.data,
          SUBSTANTIA_PUBLIC_URL: settings.publicUrl,
          SUBSTANTIA_LOAD_DEMO: settings.production && !dev ? '' : '1',
        },
      },
    )
    /** @type {Prepared | undefined} */
    let answer
    child.on('message', (message) => (answer = /** @type {Prepared} */ (message)))
    child.on('exit', (code) =>
      code === 0 && answer
        ? resolve(answer)
        : reject(new PlainError('The database could not be prepared; what went wrong stands above.')),
    )
  })
}

/** @param {import('../bootstrap/settings.mjs').Settings} settings @param {Prepared} prepared */
function announce({ publicUrl }, { demo, firstAdministratorLink }) {
  console.log(`\nSubstantia is ready: ${publicUrl}`)
  if (demo.length > 0) {
    console.log('\nDemo logins, made for this installation:')
    for (const { role, email, password } of demo) console.log(`  ${role.padEnd(8)} ${email.padEnd(32)} ${password}`)
  }
  if (firstAdministratorLink)
    console.log(
      `\nNobody administers it yet. This link makes the first administrator, once, within a day:\n  ${firstAdministratorLink}`,
    )
  console.log('\nCtrl-C stops it.')
}

/** @param {string} host */
function localName(host) {
  return host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
}

/** The processes under this supervisor, and how they end. */
class House {
  stopping = false
  #started = Date.now()
  /** @type {Map<string, import('node:child_process').ChildProcess>} */
  #children = new Map()
  /** @type {(() => unknown)[]} */
  #onDown = []
  #workerRestarts = 0

  /** @param {string} message */
  say(message) {
    console.log(`[${((Date.now() - this.#started) / 1000).toFixed(1)} s] ${message}`)
  }

  /** Last in, first out. @param {() => unknown} work */
  onDown(work) {
    this.#onDown.unshift(work)
  }

  listenToSignals() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void this.down(0, signal))
    // npm puts a shell between itself and us that does not pass SIGTERM on: an orphaned supervisor stops by itself.
    const parent = process.ppid
    if (process.platform !== 'win32')
      setInterval(() => process.ppid !== parent && void this.down(0, 'parent process ended'), 500).unref()
  }

  /** @param {string} name @param {string[]} args @param {Record<string, string | undefined>} env */
  run(name, args, env) {
    if (this.stopping) return
    const child = spawn(process.execPath, ['--import', './scripts/supervisor/child-guard.mjs', ...args], {
      cwd: repository,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: Object.assign({}, process.env, env, { SUBSTANTIA_SUPERVISOR: String(process.pid) }),
      // A group of its own: a Ctrl-C in the terminal reaches this supervisor only, which stops them in order.
      detached: process.platform !== 'win32',
    })
    this.#children.set(name, child)
    child.once('exit', (code, signal) => {
      this.#children.delete(name)
      if (this.stopping) return
      if (name === worker && this.#workerRestarts < 20) {
        this.#workerRestarts += 1
        this.say(`The worker ended (${signal ?? code}); starting it again`)
        setTimeout(() => this.run(name, args, env), 1000)
      } else {
        void this.down(1, `${name} ended (${signal ?? code})`)
      }
    })
  }

  /** @param {string} url */
  async waitUntilHealthy(url) {
    for (let attempt = 0; attempt < 1200 && !this.stopping; attempt += 1) {
      const healthy = await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      )
      if (healthy) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    if (!this.stopping)
      throw new PlainError(`The web server did not answer at ${path.dirname(url)} within two minutes.`)
  }

  /** @param {number} exitCode @param {string} [why] */
  async down(exitCode, why) {
    if (this.stopping) return
    this.stopping = true
    if (why) this.say(`Stopping (${why})`)
    await Promise.all([...this.#children].map(([name, child]) => this.#stopChild(name, child)))
    for (const work of this.#onDown) {
      try {
        await work()
      } catch (error) {
        exitCode = report(error)
      }
    }
    if (why) this.say('Stopped')
    process.exit(exitCode)
  }

  /** @param {string} name @param {import('node:child_process').ChildProcess} child */
  #stopChild(name, child) {
    return new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve(undefined)
      const hard = setTimeout(() => {
        this.say(`The ${name} did not stop in time; ending it`)
        child.kill('SIGKILL')
      }, 8000)
      child.once('exit', () => {
        clearTimeout(hard)
        resolve(undefined)
      })
      child.kill('SIGTERM')
    })
  }
}
