import {
  careTeam,
  doctor,
  flag,
  knowledge,
  message,
  patient,
  prediction,
  report,
  scan,
  session,
  user,
} from './support/legacy-rows.ts'
import { everySumRight, quarantinedOf, repairsOf, sumsOf } from './support/problems.ts'
import { expect, test } from './support/test.ts'

test('of two rows with one id the first is taken and the second set aside, in every table; a row without an id too', async ({
  target,
}) => {
  const S = { session_id: 'S' }
  const report1 = await target.importRows({
    users: [
      user({ id: 'A', name: 'first' }),
      user({ id: 'A', name: 'second', email: 'a2@x.example', username: 'a2' }),
      user({ id: null }),
      user({ id: '' }),
    ],
    doctors: [
      doctor({ doctor_id: 'A', user_id: 'A' }),
      doctor({ doctor_id: 'A', user_id: 'A' }),
      doctor({ doctor_id: null, user_id: 'A' }),
    ],
    patients: [
      patient({ patient_id: 'A', name: 'first' }),
      patient({ patient_id: 'A', name: 'second' }),
      patient({ patient_id: null }),
    ],
    sessions: [session({ id: 'S' }), session({ id: 'S' }), session({ id: null })],
    mri_scans: [scan({ id: 'A', ...S }), scan({ id: 'A', ...S }), scan({ id: null, ...S })],
    predictions: [prediction({ id: 'A', ...S }), prediction({ id: 'A', ...S }), prediction({ id: null, ...S })],
    medical_reports: [report({ id: 'A', ...S }), report({ id: 'A', ...S }), report({ id: null, ...S })],
    action_flags: [flag({ id: 'A', ...S }), flag({ id: 'A', ...S }), flag({ id: null, ...S })],
    agent_messages: [
      message({ message_id: 'A', ...S }),
      message({ message_id: 'A', ...S }),
      message({ message_id: null, ...S }),
    ],
    knowledge_entries: [knowledge({ id: 'A' }), knowledge({ id: 'A' }), knowledge({ id: null })],
  })

  const keys: Record<string, string> = { doctors: 'doctor_id', patients: 'patient_id', agent_messages: 'message_id' }
  const tables = [
    'action_flags',
    'agent_messages',
    'doctors',
    'knowledge_entries',
    'medical_reports',
    'mri_scans',
    'patients',
    'predictions',
    'sessions',
    'users',
  ]
  expect(await quarantinedOf(target)).toEqual(
    tables.flatMap((table) => [
      [table, 2, keys[table] ?? 'id', 'duplicate-id'],
      [table, 3, keys[table] ?? 'id', 'no-id'],
      ...(table === 'users' ? [['users', 4, 'id', 'no-id']] : []),
    ]),
  )
  expect(await target.all('select name from users union all select name from patients')).toEqual([
    { name: 'first' },
    { name: 'first' },
  ])
  expect(await sumsOf(target, report1)).toEqual(
    Object.keys(report1.tables).map((table) => ({ table, arrived: true, ...everySumRight })),
  )
})

test('of two accounts with one e-mail address or user name, in whatever case, the later loses it and keeps the rest', async ({
  target,
}) => {
  await target.importRows({
    users: [
      user({ id: 'A', email: 'Ann@Clinic.example', username: 'Ann' }),
      user({ id: 'B', email: 'ann@clinic.EXAMPLE', username: 'ANN', name: 'Other Ann' }),
      user({ id: 'C', email: 'ÅSE@clinic.example', username: null }),
      user({ id: 'D', email: 'åse@clinic.example', username: null }),
    ],
  })

  expect(await target.all('select id, email, username, legacy from users order by id')).toEqual([
    { id: 'A', email: 'Ann@Clinic.example', username: 'Ann', legacy: null },
    { id: 'B', email: null, username: null, legacy: { email: 'ann@clinic.EXAMPLE', username: 'ANN' } },
    { id: 'C', email: 'ÅSE@clinic.example', username: null, legacy: null },
    { id: 'D', email: null, username: null, legacy: { email: 'åse@clinic.example' } },
  ])
  expect(await repairsOf(target)).toEqual([
    ['users', 'B', 'email', 'duplicate-email', 'ann@clinic.EXAMPLE'],
    ['users', 'B', 'username', 'duplicate-username', 'ANN'],
    ['users', 'D', 'email', 'duplicate-email', 'åse@clinic.example'],
  ])
})

test('addresses that only look alike stay two accounts: nobody is merged with somebody else', async ({ target }) => {
  const addresses = [
    'ann@clinic.example',
    'ａｎｎ@clinic.example',
    'ann＠clinic.example',
    'аnn@clinic.example',
    'ann@clinic.example ',
  ]

  const { tables } = await target.importRows({
    users: addresses.map((email, number) => user({ id: `U${number}`, email, name: `Ann ${number}` })),
  })

  expect(tables.users).toEqual({ read: 5, imported: 5, repaired: 0, quarantined: 0 })
  expect(await target.all('select id, email, name from users order by id')).toEqual(
    addresses.map((email, number) => ({ id: `U${number}`, email, name: `Ann ${number}` })),
  )
})

test('an empty user name, address or licence number is none, so that many may have it', async ({ target }) => {
  await target.importRows({
    users: [
      user({ id: 'A', email: '', username: '', role: 'doctor' }),
      user({ id: 'B', email: '', username: '', role: 'doctor' }),
      user({ id: 'C', email: 'x' }),
    ],
    doctors: [
      doctor({ doctor_id: 'A', user_id: 'A', license_number: '' }),
      doctor({ doctor_id: 'B', user_id: 'B', license_number: '' }),
    ],
  })

  expect(await target.all('select email, username from users order by id')).toMatchObject([
    { email: null, username: null },
    { email: null, username: null },
    { email: null },
  ])
  expect(await target.all('select license_number from doctors')).toEqual([
    { license_number: null },
    { license_number: null },
  ])
  expect(await repairsOf(target)).toEqual([['users', 'C', 'email', 'too-short', 'x']])
})

test('of two doctors with one licence number the later loses it; what the accounts say of it is kept', async ({
  target,
}) => {
  await target.importRows({
    users: [
      user({ id: 'A', role: 'doctor', license_number: 'L1' }),
      user({ id: 'B', role: 'doctor', license_number: 'L2', specialization: 'Neurology' }),
      user({ id: 'C', role: 'doctor', license_number: 'L3' }),
    ],
    doctors: [
      doctor({ doctor_id: 'DA', user_id: 'A', license_number: 'L1' }),
      doctor({ doctor_id: 'DB', user_id: 'B', license_number: 'L1' }),
      doctor({ doctor_id: 'DC', user_id: 'C' }),
    ],
  })

  expect(await target.all('select doctor_id, license_number, legacy from doctors order by 1')).toEqual([
    { doctor_id: 'DA', license_number: 'L1', legacy: null },
    { doctor_id: 'DB', license_number: null, legacy: { license_number: 'L1' } },
    { doctor_id: 'DC', license_number: null, legacy: null },
  ])
  expect(await target.all('select id, legacy from users order by id')).toEqual([
    { id: 'A', legacy: null },
    { id: 'B', legacy: { license_number: 'L2' } },
    { id: 'C', legacy: { license_number: 'L3' } },
  ])
})

test('two doctors of one account: the first is taken; one whose account is not there is set aside', async ({
  target,
}) => {
  await target.importRows({
    users: [
      user({ id: 'A', role: 'doctor', specialization: 'Surgery' }),
      user({ id: 'B', role: 'doctor', specialization: 'Radiology', license_number: 'LB' }),
    ],
    doctors: [
      doctor({ doctor_id: 'D1', user_id: 'A' }),
      doctor({ doctor_id: 'D2', user_id: 'A' }),
      doctor({ doctor_id: 'D3', user_id: 'gone' }),
      doctor({ doctor_id: 'D4', user_id: null }),
      doctor({ doctor_id: 'D1', user_id: 'B', license_number: 'LB' }),
    ],
  })

  expect(await quarantinedOf(target)).toEqual([
    ['doctors', 2, 'user_id', 'duplicate-user'],
    ['doctors', 3, 'user_id', 'missing-user'],
    ['doctors', 4, 'user_id', 'missing-user'],
    ['doctors', 5, 'doctor_id', 'duplicate-id'],
  ])
  expect(await target.all('select id, legacy from users order by id')).toEqual([
    { id: 'A', legacy: { specialization: 'Surgery' } },
    { id: 'B', legacy: { specialization: 'Radiology' } },
  ])
})

test('two patients of one account: both records stay, the account goes to the first', async ({ target }) => {
  await target.importRows({
    users: [user({ id: 'A' })],
    patients: [patient({ patient_id: 'P1', user_id: 'A' }), patient({ patient_id: 'P2', user_id: 'A' })],
  })

  expect(await target.all('select patient_id, user_id, legacy from patients order by 1')).toEqual([
    { patient_id: 'P1', user_id: 'A', legacy: null },
    { patient_id: 'P2', user_id: null, legacy: { user_id: 'A' } },
  ])
  expect(await repairsOf(target)).toEqual([['patients', 'P2', 'user_id', 'duplicate-user', 'A']])
})

test('names that are taken in Substantia stay with whoever has them there', async ({ target }) => {
  const admin = await target.make.admin({ email: 'ann@clinic.example', username: 'ann' })
  const own = await target.make.doctor({ license_number: 'L1' })
  await target.importRows({
    users: [
      user({ id: 'A', email: 'ANN@clinic.example', username: 'Ann', role: 'doctor' }),
      user({ id: 'B', role: 'doctor' }),
    ],
    doctors: [
      doctor({ doctor_id: 'D1', user_id: 'A', license_number: 'L1' }),
      doctor({ doctor_id: 'D2', user_id: own.userId }),
    ],
    patients: [patient({ patient_id: 'P', user_id: (await target.make.patient()).userId })],
  })

  expect((await repairsOf(target)).map(([table, id, field, reason]) => [table, id, field, reason])).toEqual([
    ['doctors', 'D1', 'license_number', 'duplicate-license'],
    ['patients', 'P', 'user_id', 'duplicate-user'],
    ['users', 'A', 'email', 'duplicate-email'],
    ['users', 'A', 'username', 'duplicate-username'],
  ])
  expect(await quarantinedOf(target)).toEqual([['doctors', 2, 'user_id', 'duplicate-user']])
  expect(await target.one('select email from users where id = $1', [admin.userId])).toEqual({
    email: 'ann@clinic.example',
  })
})

test('a record that is there already and says something else is set aside; one that says the same is known', async ({
  target,
}) => {
  const team = careTeam()
  await target.importRows(team.contents)

  const again = await target.importRows({
    ...team.contents,
    patients: [{ ...team.person, name: 'Somebody else' }],
    knowledge_entries: [{ ...team.contents.knowledge_entries[0], title: 'New title' }, knowledge({ id: 'new' })],
  })

  expect(await quarantinedOf(target)).toEqual([
    ['knowledge_entries', 1, 'id', 'exists-differently'],
    ['patients', 1, 'patient_id', 'exists-differently'],
  ])
  expect(again.tables.sessions).toEqual({ read: 1, imported: 1, repaired: 0, quarantined: 0 })
  expect(await target.all('select id from knowledge_entries where import_run = 2')).toEqual([{ id: 'new' }])
  expect(await target.one('select count(*)::integer as rows from sessions')).toEqual({ rows: 1 })
})
