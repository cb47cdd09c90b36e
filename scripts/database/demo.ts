import { randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { hashPassword } from '../../lib/auth/password.ts'

export type DemoLogin = { role: 'admin' | 'doctor' | 'patient'; email: string; password: string }

const roles = ['admin', 'doctor', 'patient'] as const

/**
 * Loads the demo data into a database that is still empty, with passwords made for this installation; afterwards only
 * reads which logins it made. The passwords are kept in a file nobody else can read, so that every start can name them.
 */
export async function ensureDemo(client: pg.Client, data: string, wanted: boolean): Promise<DemoLogin[]> {
  const file = path.join(data, 'demo-logins.json')
  const {
    rows: [found],
  } = await client.query<{ empty: boolean; demo: boolean }>(
    `select not exists (select from users) as empty,
            exists (select from app.installation where key = 'demo_loaded_at') as demo`,
  )
  if (found?.demo && fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as DemoLogin[]
  if (!wanted || !found?.empty) return []

  const { loadDemo } = await import('../../prisma/seed/demo.ts') // only here: later starts need no generator
  const logins = roles.map((role) => ({ role, email: `${role}@example.test`, password: newPassword() }))
  fs.writeFileSync(file, JSON.stringify(logins, null, 2), { mode: 0o600 })
  const hashed = await Promise.all(
    logins.map(async ({ email, password }) => ({ email, passwordHash: await hashPassword(password) })),
  )
  const [admin, doctor, patient] = hashed
  if (admin && doctor && patient) await loadDemo(client, { now: new Date(), accounts: { admin, doctor, patient } })
  console.log('Loaded the demo data: 200 patients')
  return logins
}

/** Easy to read aloud and to type: four groups of four, without characters that look alike; about 78 bits. */
function newPassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
