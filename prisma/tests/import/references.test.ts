import { readRows, type LegacyContents } from './support/legacy-file.ts'
import {
  careTeam,
  doctor,
  flag,
  message,
  patient,
  prediction,
  report,
  scan,
  session,
  user,
} from './support/legacy-rows.ts'
import { contentOf } from './support/content.ts'
import { everySumRight, quarantinedOf, repairsOf, sumsOf } from './support/problems.ts'
import { expect, test, type Target } from './support/test.ts'

async function importAndAddUp(target: Target, contents: LegacyContents) {
  const file = target.write(contents)
  const imported = await target.importFile(file)
  const sums = await sumsOf(target, imported)
  expect(sums).toEqual(
    sums.map(({ table, arrived }) => ({ table, arrived: arrived === null ? null : true, ...everySumRight })),
  )
  expect(imported.mismatches).toEqual({ statistics: 0, timeline: 0 })
  return { file, report: imported }
}

test('a reference that may be missing is taken out when it dangles, noted, and kept beside the record', async ({
  target,
}) => {
  await importAndAddUp(target, {
    patients: [patient({ patient_id: 'P', user_id: 'gone', assigned_doctor_id: 'gone' })],
    sessions: [session({ id: 'S', user_id: 'gone', patient_id: 'gone', doctor_id: 'gone' })],
    predictions: [prediction({ id: 'R', session_id: 'S', mri_scan_id: 'gone' })],
    medical_reports: [report({ id: 'T', session_id: 'S', prediction_id: 'gone' })],
  })

  const gone = (table: string, id: string, field: string) => [table, id, field, 'dangling-reference', 'gone']
  expect(await repairsOf(target)).toEqual([
    gone('medical_reports', 'T', 'prediction_id'),
    gone('patients', 'P', 'assigned_doctor_id'),
    gone('patients', 'P', 'user_id'),
    gone('predictions', 'R', 'mri_scan_id'),
    gone('sessions', 'S', 'doctor_id'),
    gone('sessions', 'S', 'patient_id'),
    gone('sessions', 'S', 'user_id'),
  ])
  expect(await target.one('select user_id, patient_id, doctor_id, legacy from sessions')).toEqual({
    user_id: null,
    patient_id: null,
    doctor_id: null,
    legacy: { user_id: 'gone', patient_id: 'gone', doctor_id: 'gone' },
  })
  expect(await target.one('select user_id, legacy from patients')).toEqual({
    user_id: null,
    legacy: { user_id: 'gone', assigned_doctor_id: 'gone' },
  })
  expect(
    await target.one(
      'select (select count(*)::integer from patient_timeline) as entries, (select count(*)::integer from doctor_patient_assignments) as assignments, (select count(*)::integer from report_status) as requests',
    ),
  ).toEqual({ entries: 0, assignments: 0, requests: 0 })
})

test('a record that cannot be without its session is set aside when the session is not there', async ({ target }) => {
  await importAndAddUp(target, {
    sessions: [session({ id: 'S' })],
    mri_scans: [scan({ session_id: 'gone' }), scan({ session_id: 'S' }), scan({ session_id: null })],
    predictions: [prediction({ session_id: 'gone' }), prediction({ session_id: '' })],
    medical_reports: [report({ session_id: 'gone' })],
    action_flags: [flag({ session_id: 'gone' })],
    agent_messages: [message({ session_id: 'gone' })],
  })

  const missing = (table: string, number: number) => [table, number, 'session_id', 'missing-session']
  expect(await quarantinedOf(target)).toEqual([
    missing('action_flags', 1),
    missing('agent_messages', 1),
    missing('medical_reports', 1),
    missing('mri_scans', 1),
    missing('mri_scans', 3),
    missing('predictions', 1),
    missing('predictions', 2),
  ])
})

test('a parent that is set aside takes those with it that cannot be without it, each with its own reason', async ({
  target,
}) => {
  const team = careTeam()
  await importAndAddUp(target, {
    ...team.contents,
    users: [{ ...team.account, name: null }],
    sessions: [{ ...team.visit, input_type: 'telepathy' }],
  })

  expect(await quarantinedOf(target)).toEqual([
    ['action_flags', 1, 'session_id', 'missing-session'],
    ['agent_messages', 1, 'session_id', 'missing-session'],
    ['doctors', 1, 'user_id', 'missing-user'],
    ['medical_reports', 1, 'session_id', 'missing-session'],
    ['mri_scans', 1, 'session_id', 'missing-session'],
    ['predictions', 1, 'session_id', 'missing-session'],
    ['sessions', 1, 'input_type', 'unknown-value'],
    ['users', 1, 'name', 'required-missing'],
  ])
  expect(await repairsOf(target)).toEqual([
    ['patients', team.person.patient_id, 'assigned_doctor_id', 'dangling-reference', team.practitioner.doctor_id],
  ])
})

test('a patient who is set aside leaves the sessions without a patient, and whose they were is kept', async ({
  target,
}) => {
  const team = careTeam()
  await importAndAddUp(target, { ...team.contents, patients: [{ ...team.person, name: null }] })

  expect(await target.one('select patient_id, legacy from sessions')).toEqual({
    patient_id: null,
    legacy: { patient_id: team.person.patient_id },
  })
  expect(await target.one('select patient_id from predictions')).toEqual({ patient_id: null })
  expect(await quarantinedOf(target)).toEqual([['patients', 1, 'name', 'required-missing']])
})

test('a row that is set aside is kept whole, as the file has it, but for a password’s hash', async ({ target }) => {
  const odd = user({
    id: 'U',
    role: 'superuser',
    password_hash: '$2b$12$x',
    age: 44.5,
    phone: '',
    address: '😀 "quoted"\n',
    is_active: 7,
    last_login: null,
    gender: 'F',
    license_number: 'L\0 1',
    specialization: 'x'.repeat(120_000),
  })
  const { file } = await importAndAddUp(target, { users: [user(), odd], patients: [], sessions: [] })

  const { password_hash: _hash, ...row } = readRows(file, 'users')[1] ?? {}
  const problem = await target.one<{ raw: Record<string, unknown>; row_number: string; row_id: string }>(
    'select raw, row_number, row_id from import_problems',
  )
  expect(problem).toMatchObject({ row_number: '2', row_id: 'U' })
  expect(problem?.raw).toEqual({
    ...row,
    license_number: 'L\uFFFD 1',
    specialization: `${'x'.repeat(100_000)}… (120000 characters in all)`,
  })
})

test('a patient’s name in a session that differs from the record is kept beside the session; a copy of it is not', async ({
  target,
}) => {
  const account = user({ id: 'U', role: 'doctor', name: 'Dr Moe' })
  await target.importRows({
    users: [account],
    doctors: [doctor({ doctor_id: 'D', user_id: 'U' })],
    patients: [patient({ patient_id: 'P', name: 'Anna Berg' })],
    sessions: [
      session({ id: 'same', patient_id: 'P', patient_name: 'Anna Berg', doctor_id: 'D', doctor_name: 'Dr Moe' }),
      session({ id: 'other', patient_id: 'P', patient_name: 'Anna Holm', doctor_id: 'U', doctor_name: 'Moe' }),
      session({ id: 'nobody', patient_name: 'Anna Berg' }),
    ],
  })

  expect(await target.all('select id, legacy from sessions order by id')).toEqual([
    { id: 'nobody', legacy: { patient_name: 'Anna Berg' } },
    { id: 'other', legacy: { patient_name: 'Anna Holm', doctor_name: 'Moe' } },
    { id: 'same', legacy: null },
  ])
})

test('nothing is invented: an empty file of the old system brings nothing', async ({ target }) => {
  const before = await contentOf(target.db, { without: ['import_runs', 'audit_events', 'system_statistics'] })

  const { report: imported } = await importAndAddUp(target, {})

  expect(imported.derived).toEqual({ assignments: 0, timeline: 0, reportStatus: 0, statistics: 0, positivePatients: 0 })
  expect(await contentOf(target.db, { without: ['import_runs', 'audit_events', 'system_statistics'] })).toEqual(before)
})
