import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { signViewer } from '@/lib/db/viewer-token'
import { contextKey } from '../support/context-key.ts'
import { tokenOf } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test } from './test.ts'
import { people } from './world.ts'

const notSigned = { code: 'SB002', constraint: undefined }

test('a viewer signed with another key is refused', async ({ web }) => {
  const foreign = signViewer(people.adam.claims, Buffer.alloc(32, 'another').toString('base64url'))

  expect(await refusalOf(readPatients(web, 'substantia_admin', foreign))).toEqual(notSigned)
})

test('a viewer whose claims were edited is refused', async ({ web }) => {
  const [payload = '', signature = ''] = tokenOf(people.ana).split('.')
  const claims = Buffer.from(payload, 'hex').toString().replaceAll('ana', 'eli')
  const edited = `${Buffer.from(claims).toString('hex')}.${signature}`

  expect(await refusalOf(readPatients(web, 'substantia_patient', edited))).toEqual(notSigned)
})

test('a viewer whose time is over is refused', async ({ web }) => {
  const payload = Buffer.from(JSON.stringify({ ...people.adam.claims, x: Math.floor(Date.now() / 1000) - 1 })).toString(
    'hex',
  )
  const signature = createHmac('sha256', Buffer.from(contextKey, 'base64url')).update(payload).digest('hex')
  const expired = `${payload}.${signature}`

  expect(await refusalOf(readPatients(web, 'substantia_admin', expired))).toEqual(notSigned)
})

for (const [what, token] of Object.entries({
  'without a signature': '7b7d',
  'with an empty signature': '7b7d.',
  'that is a word': 'admin',
  'with two signatures': '7b7d.00.00',
})) {
  test(`a viewer ${what} is refused`, async ({ web }) => {
    expect(await refusalOf(readPatients(web, 'substantia_admin', token))).toEqual(notSigned)
  })
}

test('a role without a viewer finds nothing', async ({ web }) => {
  const { rows } = await readPatients(web, 'substantia_admin', '')

  expect(rows).toEqual([])
})

test('without a role everything is refused', async ({ web }) => {
  for (const sql of [
    'select 1 from public.patients',
    'select app.viewer()',
    `select * from app.find_login('ana')`,
    'select 1 from app.doctor_directory',
    `insert into public.users (name, role) values ('n', 'admin')`,
  ]) {
    expect(await refusalOf(web.query(sql)), sql).toMatchObject({ code: '42501' })
  }
})

test('role and viewer end with their transaction', async ({ web }) => {
  await readPatients(web, 'substantia_doctor', tokenOf(people.dora))

  const { rows } = await web.query(
    "select current_user = session_user as login, coalesce(current_setting('app.context', true), '') as context",
  )

  expect(rows).toEqual([{ login: true, context: '' }])
})

test('going back to the login role gives nothing', async ({ as }) => {
  const refused = await refusalOf(
    as(people.dora, async (client) => {
      await client.query('reset role')
      return client.query('select 1 from public.patients')
    }),
  )

  expect(refused).toMatchObject({ code: '42501' })
})

for (const target of ['postgres', 'substantia_test_owner']) {
  test(`nobody becomes ${target}`, async ({ as }) => {
    expect(await refusalOf(as(people.adam, (client) => client.query(`set role ${target}`)))).toMatchObject({
      code: '42501',
    })
    expect(
      await refusalOf(as(people.adam, (client) => client.query(`set session authorization ${target}`))),
    ).toMatchObject({ code: '42501' })
  })
}

test("another role, with one's own valid viewer, gives nothing of anybody else", async ({ as }) => {
  const found = await as(people.ana, async (client) => {
    await client.query('set local role substantia_admin')
    return client.query(
      'select patient_id from patients union all select id from users union all select id from audit_events',
    )
  })

  expect(found.rows).toEqual([])
})

test("a viewer put over one's own needs a signature as well", async ({ as }) => {
  const forged = Buffer.from(JSON.stringify({ r: 'admin', u: 'user-adam', x: 9_999_999_999 })).toString('hex')
  const refused = await refusalOf(
    as(people.ana, (client) =>
      client.query(
        `select set_config('app.context', $1 || '.' || repeat('0', 64), true), (select count(*) from patients)`,
        [forged],
      ),
    ),
  )

  expect(refused).toEqual(notSigned)
})

test('the keys that sign viewers cannot be read or replaced by anybody', async ({ as }) => {
  for (const person of Object.values(people)) {
    expect(await refusalOf(as(person, (client) => client.query('select * from app.context_keys')))).toMatchObject({
      code: '42501',
    })
    expect(await refusalOf(as(person, (client) => client.query('delete from app.context_keys')))).toMatchObject({
      code: '42501',
    })
  }
})

test('after a change of keys the one before still counts, the one before that no longer', async ({ db, web }) => {
  const { ensureContextKey } = await import('@/scripts/database/logins')
  const keyOf = (name: string) => Buffer.alloc(32, name).toString('base64url')
  const adamWith = (key: string) => signViewer(people.adam.claims, key)
  try {
    await ensureContextKey(db, keyOf('second'))
    const { rows } = await readPatients(web, 'substantia_admin', adamWith(contextKey))
    await ensureContextKey(db, keyOf('third'))

    expect(rows).toHaveLength(2)
    expect(await refusalOf(readPatients(web, 'substantia_admin', adamWith(contextKey)))).toEqual(notSigned)
    expect((await readPatients(web, 'substantia_admin', adamWith(keyOf('second')))).rows).toHaveLength(2)
  } finally {
    await ensureContextKey(db, contextKey)
  }
})

async function readPatients(web: pg.Client, role: string, token: string) {
  await web.query('begin')
  try {
    await web.query(`set local role ${role}`)
    await web.query(`select set_config('app.context', $1, true)`, [token])
    return await web.query<{ patient_id: string }>('select patient_id from patients')
  } finally {
    await web.query('rollback')
  }
}
