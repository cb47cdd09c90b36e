import { stdin } from 'node:process'
import readline from 'node:readline'
import { Writable } from 'node:stream'
import pg from 'pg'
import { hashPassword } from '../../lib/auth/password.ts'
import { explainPassword } from '../../lib/auth/password-rules.ts'
import { roles, type Role } from '../../lib/db/viewer.ts'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { connectionSettings } from '../database/connection.ts'
import { applyMigrations } from '../database/schema-engine.ts'
import { withDatabase } from '../database/service.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run user:create -- --role admin --email EMAIL [--name NAME] [--license NUMBER] [--json]

Creates an account. The password is asked for, or read from standard input when that is not a terminal.
  --role      admin, doctor or patient
  --email     what the person logs in with
  --name      how the person is shown; the e-mail address when left out
  --license   licence number of a doctor (optional)
A doctor made here is approved at once; a patient gets an empty record.`,
  options: {
    role: { type: 'string' },
    email: { type: 'string' },
    name: { type: 'string' },
    license: { type: 'string' },
  },
  async run({ values, settings, secrets, json }) {
    const role = roles.find((known) => known === values.role)
    if (!role) throw new PlainError(`--role must be one of ${roles.join(', ')}.`, { exitCode: 2 })
    const email = String(values.email ?? '')
      .normalize('NFKC')
      .trim()
      .toLowerCase()
    if (!/^[^\s@]+@[^\s@]+$/.test(email))
      throw new PlainError('--email must be an e-mail address, as in --email ana@clinic.example.', { exitCode: 2 })
    const password = await readPassword()
    const problem = explainPassword(password, [email, String(values.name ?? '')])
    if (problem) throw new PlainError(problem)

    const account = {
      role,
      email,
      name: String(values.name ?? email),
      license: values.license ? String(values.license) : null,
      passwordHash: await hashPassword(password),
    }
    const id = await withDatabase(settings, secrets, (url) => create(url, account))
    console.log(json ? JSON.stringify({ id, role, email }) : `Created the ${role} ${email}.`)
  },
})

type Account = { role: Role; email: string; name: string; license: string | null; passwordHash: string }

async function create(url: string, { role, email, name, license, passwordHash }: Account): Promise<string> {
  await applyMigrations(url)
  const client = new pg.Client(connectionSettings(url))
  await client.connect()
  try {
    await client.query('begin')
    const {
      rows: [user],
    } = await client.query(
      'insert into users (email, name, role, password_hash) values ($1, $2, $3, $4) returning id',
      [email, name, role, passwordHash],
    )
    if (role === 'doctor')
      await client.query("insert into doctors (user_id, license_number, approval_state) values ($1, $2, 'approved')", [
        user.id,
        license,
      ])
    if (role === 'patient') await client.query('insert into patients (user_id, name) values ($1, $2)', [user.id, name])
    await client.query('commit')
    return user.id
  } catch (error) {
    await client.query('rollback')
    if (error instanceof pg.DatabaseError && error.constraint === 'users_email_key')
      throw new PlainError(`There is already an account with the e-mail address ${email}.`)
    if (error instanceof pg.DatabaseError && error.constraint === 'doctors_license_number_key')
      throw new PlainError(`There is already a doctor with the licence number ${license}.`)
    throw error
  } finally {
    await client.end()
  }
}

async function readPassword(): Promise<string> {
  if (!stdin.isTTY) {
    let text = ''
    for await (const chunk of stdin) text += chunk
    return text.replace(/\r?\n$/, '')
  }
  const first = await ask('Password: ')
  if ((await ask('Once more: ')) !== first) throw new PlainError('The two passwords differ; nothing was created.')
  return first
}

/** Asks without showing what is typed. */
function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = readline.createInterface({ input: stdin, output: silent, terminal: true })
  return new Promise((resolve) => {
    terminal.question('', (answer) => {
      terminal.close()
      process.stderr.write('\n')
      resolve(answer)
    })
  })
}
