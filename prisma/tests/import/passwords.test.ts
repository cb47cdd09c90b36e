import { hash as bcrypt } from '@node-rs/bcrypt'
import { contextKey } from '../support/context-key.ts'
import { user } from './support/legacy-rows.ts'
import { repairsOf } from './support/problems.ts'
import { expect, sampleFile, test as base } from './support/test.ts'

/** Logs in as the application does, in the file's own database. */
const test = base.extend('logIn', { scope: 'file' }, async ({ shared }, { onCleanup }) => {
  process.env.SUBSTANTIA_WEB_DATABASE_URL = shared.database.webUrl
  process.env.SUBSTANTIA_CONTEXT_KEY = contextKey
  const { prisma } = await import('@/lib/db/client')
  const { logIn } = await import('@/lib/auth/login')
  onCleanup(() => prisma().$disconnect())
  return (name: string, password: string) => logIn(name, password, { network: '203.0.113.7', device: 'a browser' })
})

const body = 'abcdefghijklmnopqrstuv./ABCDEFGHIJKLMNOPQRSTUVWXYZ012' // 22 characters of salt and 31 of hash
const kept = [`$2a$04$${body}`, `$2b$12$${body}`, `$2y$14$${body}`]
const notKept: Record<string, string | number | Uint8Array> = {
  'unsalted SHA-256': '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8',
  MD5: '5f4dcc3b5aa765d61d8327deb882cf99',
  'salted SHA-256': '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8:73616c74',
  PBKDF2: 'pbkdf2:sha256:260000$salt$5e884898da28047151d0e56f8dc62927',
  scrypt: 'scrypt:32768:8:1$salt$5e884898da28047151d0e56f8dc62927',
  argon2i: '$argon2i$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA',
  'argon2id that the file may have made as costly as it likes': '$argon2id$v=19$m=4194304,t=90,p=4$c2FsdA$aGFzaA',
  'plain text': 'password',
  'bcrypt that would keep a login busy for days': `$2b$31$${body}`,
  'bcrypt of too few rounds': `$2b$03$${body}`,
  'bcrypt of another kind': `$2x$12$${body}`,
  'bcrypt cut short': `$2b$12$${body.slice(1)}`,
  'bcrypt with something behind it': `$2b$12$${body}\n`,
  'a number': 12345678,
  bytes: Buffer.from('password'),
}

test('bcrypt hashes are kept to the letter', async ({ target }) => {
  await target.importRows({ users: kept.map((hash, index) => user({ id: `u${index}`, password_hash: hash })) })

  expect(await target.all('select password_hash, must_change_password from users order by id')).toEqual(
    kept.map((hash) => ({ password_hash: hash, must_change_password: false })),
  )
  expect(await repairsOf(target)).toEqual([])
})

test('every other hash is left behind with a note that does not repeat it; nobody is locked out of a reset', async ({
  target,
}) => {
  const kinds = Object.entries(notKept)
  const report = await target.importRows(
    { users: kinds.map(([kind, hash]) => user({ id: kind, password_hash: hash })) },
    { untyped: true },
  )

  expect(report.tables.users).toEqual({ read: kinds.length, imported: 0, repaired: kinds.length, quarantined: 0 })
  expect(await target.all('select password_hash, is_active, legacy from users')).toEqual(
    kinds.map(() => ({ password_hash: null, is_active: true, legacy: null })),
  )
  expect((await repairsOf(target)).filter(([, , , reason]) => reason === 'password-needs-reset')).toEqual(
    kinds.map(([kind]) => ['users', kind, 'password_hash', 'password-needs-reset', null]),
  )
})

test('no password is no password, and nothing to note', async ({ target }) => {
  await target.importRows({ users: [user({ password_hash: null }), user({ password_hash: '' })] })

  expect(await target.all('select password_hash from users')).toEqual([
    { password_hash: null },
    { password_hash: null },
  ])
  expect(await repairsOf(target)).toEqual([])
})

test('no hash stands in a report, a census or a row that was set aside for something else', async ({ target }) => {
  const secret = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8'
  await target.importRows({ users: [user({ password_hash: secret }), user({ name: null, password_hash: secret })] })

  expect(
    await target.all(
      `select table_name from (
         select 'runs' as table_name, r::text as content from import_runs r
          union all select 'problems', p::text from import_problems p
          union all select 'audit', a::text from audit_events a) everything
        where content like '%' || $1 || '%'`,
      [secret],
    ),
  ).toEqual([])
})

test('an account that was set aside keeps its bcrypt hash when it is mended', async ({ target }) => {
  await target.importRows({ users: [user({ name: null, password_hash: kept[1] ?? null })] })
  await target.db.query(`update import_problems set raw = raw || '{"name": "Anna"}', state = 'retry'`)

  expect(await target.retry(1)).toEqual({ imported: 1, stillOpen: 0 })
  expect(await target.one('select name, password_hash from users')).toEqual({ name: 'Anna', password_hash: kept[1] })
})

test('the administrator every old installation was born with must choose a password, in whatever case; nobody else', async ({
  target,
}) => {
  const [hash = ''] = kept
  const born = [
    { username: 'admin', email: 'a@clinic.example', role: 'admin' },
    { username: 'Root', email: 'Admin@Parkinsons.System', role: 'admin' },
    { username: ' ADMIN2 ', email: 'b@clinic.example', role: 'admin' },
    { username: 'admin3', email: 'admin@clinic.example', role: 'doctor' },
  ]
  await target.importRows({ users: born.map((row, index) => user({ id: `u${index}`, password_hash: hash, ...row })) })

  expect(await target.all('select must_change_password as must from users order by id')).toEqual(
    [true, true, false, false].map((must) => ({ must })),
  )
})

test('in the real file every bcrypt hash is kept, and only its administrator must choose anew', async ({ target }) => {
  await target.importFile(sampleFile)

  expect(
    await target.one(
      `select count(*) filter (where password_hash like '$2b$08$%')::integer as bcrypt, count(password_hash)::integer as hashes,
              string_agg(username, ',') filter (where must_change_password) as must from users`,
    ),
  ).toEqual({ bcrypt: 34, hashes: 34, must: 'admin' })
})

test('a bcrypt password opens a session once as it is, becomes argon2id thereby, and goes on working', async ({
  shared,
  logIn,
}) => {
  const password = 'Blaubärkuchen 1997'
  await shared.importRows({
    users: [
      user({
        id: 'U',
        username: 'anna',
        email: 'anna@clinic.example',
        role: 'admin',
        password_hash: await bcrypt(password, 4),
      }),
      user({ id: 'V', username: 'bert', email: 'bert@clinic.example', role: 'admin', password_hash: 'plain' }),
    ],
  })
  const hashOf = () => shared.one<{ password_hash: string }>("select password_hash from users where id = 'U'")

  expect(await logIn('anna@clinic.example', 'blaubärkuchen 1997')).toEqual({ outcome: 'wrong' })
  expect((await hashOf())?.password_hash).toMatch(/^\$2[by]\$04\$/)
  expect(await logIn('anna@clinic.example', password)).toEqual({ outcome: 'in', token: expect.any(String) })
  const renewed = await hashOf()
  expect(renewed?.password_hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  expect(await logIn('anna@clinic.example', password)).toEqual({ outcome: 'in', token: expect.any(String) })
  expect(await hashOf()).toEqual(renewed)
  expect(await logIn('bert@clinic.example', 'plain')).toEqual({ outcome: 'wrong' })
  expect(await shared.rollBack(1)).toMatchObject({ mismatches: { statistics: 0, timeline: 0 } })
})
