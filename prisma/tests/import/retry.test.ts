import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { contentOf } from './support/content.ts'
import { careTeam, patient, prediction, report, scan, session } from './support/legacy-rows.ts'
import { quarantinedOf, repairsOf } from './support/problems.ts'
import { expect, test, type Target } from './support/test.ts'

/** What an administrator types into the fields of a row that was set aside. */
async function mend({ db }: Target, table: string, row: number, fields: Record<string, string | null>) {
  const { rowCount } = await db.query(
    `update import_problems set raw = raw || $3, state = 'retry'
      where table_name = $1 and row_number = $2 and kind = 'quarantined' and state = 'open'`,
    [table, row, fields],
  )
  expect(rowCount).toBe(1)
}

function statesOf({ all }: Target) {
  return all(
    "select table_name as table, row_number::integer as row, state, reason from import_problems where kind = 'quarantined' order by 1, 2",
  )
}

/** Read = imported + repaired + set aside, and each row that was set aside waits, came in later or was left out. */
async function expectToAddUp(target: Target, table: string) {
  const counts = await target.one<{ report: Record<string, number>; states: number; later: number; rows: number }>(
    `select report -> 'tables' -> $1 as report,
            (select count(*)::integer from import_problems where table_name = $1 and kind = 'quarantined') as states,
            (select count(*)::integer from import_problems where table_name = $1 and state = 'imported') as later,
            (select count(*)::integer from ${table} where import_run = r.id) as rows
       from import_runs r where id = 1`,
    [table],
  )
  const { read = 0, imported = 0, repaired = 0, quarantined = 0 } = counts?.report ?? {}
  expect(imported + repaired + quarantined).toBe(read)
  expect(counts).toMatchObject({ states: quarantined, rows: imported + repaired + (counts?.later ?? -1) })
}

const team = careTeam()
const wrongSession = { ...team.visit, input_type: 'telepathy' }

test('a row that was mended comes in, and with it those that were set aside because it was not there', async ({
  target,
}) => {
  await target.importRows({ ...team.contents, sessions: [wrongSession] })
  const open = (table: string, reason: string) => ({ table, row: 1, state: 'open', reason })
  const aside = ['action_flags', 'agent_messages', 'medical_reports', 'mri_scans', 'predictions']
  expect(await statesOf(target)).toEqual([
    ...aside.map((table) => open(table, 'missing-session')),
    open('sessions', 'unknown-value'),
  ])
  await mend(target, 'sessions', 1, { input_type: 'mri' })

  expect(await target.retry(1)).toEqual({ imported: 6, stillOpen: 0 })

  expect(await statesOf(target)).toMatchObject([...aside, 'sessions'].map((table) => ({ table, state: 'imported' })))
  for (const table of [...aside, 'sessions']) await expectToAddUp(target, table)
  expect(await mismatchesOf(target.db)).toEqual(noMismatches)
  expect(
    await target.one(
      'select total_mri_scans, total_predictions, total_reports, has_parkinsons from patient_statistics',
    ),
  ).toEqual({ total_mri_scans: 1, total_predictions: 1, total_reports: 1, has_parkinsons: true })
  expect(await target.all('select status, import_run from report_status')).toEqual([
    { status: 'generated', import_run: 1 },
  ])
})

test('what comes in with a mended row follows down the line: account, doctor, consultations by either of her ids', async ({
  target,
}) => {
  const { account, practitioner, person } = team
  const visit = { consultation_date: '2024-04-02T10:00:00', consultation_type: 'in-person', status: 'completed' }
  const of = { patient_id: person.patient_id ?? null, ...visit }
  await target.importRows(
    {
      ...team.contents,
      users: [{ ...account, role: 'wizard' }],
      consultations: [
        { id: 'by doctor', doctor_id: practitioner.doctor_id ?? null, ...of },
        { id: 'by account', doctor_id: account.id ?? null, ...of },
        { id: 'by nobody', doctor_id: 'gone', ...of },
      ],
    },
    { layout: 'enhanced' },
  )
  await mend(target, 'users', 1, { role: 'doctor' })

  expect(await target.retry(1)).toEqual({ imported: 4, stillOpen: 0 })

  expect(await target.all('select id, doctor_id from consultations order by id')).toEqual([
    { id: 'by account', doctor_id: practitioner.doctor_id },
    { id: 'by doctor', doctor_id: practitioner.doctor_id },
  ])
  expect(await statesOf(target)).toEqual([
    { table: 'consultations', row: 1, state: 'imported', reason: 'missing-doctor' },
    { table: 'consultations', row: 2, state: 'imported', reason: 'missing-doctor' },
    { table: 'consultations', row: 3, state: 'open', reason: 'missing-doctor' },
    { table: 'doctors', row: 1, state: 'imported', reason: 'missing-user' },
    { table: 'users', row: 1, state: 'imported', reason: 'unknown-value' },
  ])
  expect(await mismatchesOf(target.db)).toEqual(noMismatches)
})

test('a row that still does not fit stays set aside, with its new reason, and the others come in', async ({
  target,
}) => {
  const sessions = [
    session({ id: 'S1', status: 'active' }),
    { ...wrongSession, id: 'S2' },
    { ...wrongSession, id: 'S3' },
  ]
  await target.importRows({ sessions })
  await mend(target, 'sessions', 2, { input_type: 'mri', id: 'S1' })
  await mend(target, 'sessions', 3, { input_type: 'mri' })

  expect(await target.retry(1)).toEqual({ imported: 1, stillOpen: 1 })
  expect(await quarantinedOf(target)).toEqual([
    ['sessions', 2, 'id', 'exists-differently'],
    ['sessions', 3, 'input_type', 'unknown-value'],
  ])
  expect(await statesOf(target)).toMatchObject([{ state: 'open' }, { state: 'imported' }])

  await mend(target, 'sessions', 2, { id: 'S2' })
  expect(await target.retry(1)).toEqual({ imported: 1, stillOpen: 0 })
  expect(await target.all('select id from sessions order by id')).toEqual([{ id: 'S1' }, { id: 'S2' }, { id: 'S3' }])
  await expectToAddUp(target, 'sessions')
})

test('what had to be repaired in a mended row is noted like any other repair, and times are read in the zone of the run', async ({
  target,
}) => {
  await target.importRows({
    sessions: [session({ id: 'S', input_type: '?', doctor_id: 'gone', created_at: '2024-07-01 12:00:00' })],
  })
  await mend(target, 'sessions', 1, { input_type: 'mri', updated_at: '2024-07-01 12:00:00' })

  await target.retry(1)

  expect(await repairsOf(target)).toEqual([['sessions', 'S', 'doctor_id', 'dangling-reference', 'gone']])
  expect(await target.one('select created_at from sessions')).toEqual({ created_at: new Date('2024-07-01T12:00:00Z') })
})

test('a row that was left out stays out, and what waits for it stays set aside', async ({ target }) => {
  await target.importRows({ sessions: [wrongSession], mri_scans: [scan({ session_id: team.visit.id ?? null })] })
  await target.db.query(
    "update import_problems set state = 'discarded', resolved_at = now() where table_name = 'sessions'",
  )
  const before = await contentOf(target.db)

  expect(await target.retry(1)).toEqual({ imported: 0, stillOpen: 0 })

  expect(await contentOf(target.db)).toEqual(before)
  expect(await statesOf(target)).toMatchObject([{ state: 'open' }, { state: 'discarded' }])
  await expectToAddUp(target, 'sessions')
})

test('an emptied field means no value, and a field nobody touched is read from the file', async ({ target }) => {
  const history = 'A long story. '.repeat(20_000) // longer than what is kept beside the problem
  await target.importRows({
    patients: [patient({ patient_id: 'P', name: null, medical_history: history, allergies: 'x' })],
  })
  await mend(target, 'patients', 1, { name: 'Her name', allergies: null })

  expect(await target.retry(1)).toEqual({ imported: 1, stillOpen: 0 })
  expect(await target.one('select name, medical_history, allergies from patients')).toEqual({
    name: 'Her name',
    medical_history: history,
    allergies: null,
  })
})

test('rows that were mended go with the import when it is taken back; a retry then does nothing, and waits for nothing', async ({
  target,
}) => {
  const before = await contentOf(target.db, {
    without: ['import_runs', 'import_problems', 'audit_events', 'system_statistics'],
  })
  await target.importRows({
    ...team.contents,
    sessions: [wrongSession],
    predictions: [{ ...team.result, prediction_type: '?' }, prediction({ session_id: 'gone' })],
    medical_reports: [report({ session_id: 'gone' })],
  })
  await mend(target, 'sessions', 1, { input_type: 'mri' })
  await target.retry(1)
  await mend(target, 'predictions', 1, { prediction_type: 'binary' })

  await target.rollBack(1)
  expect(await target.retry(1)).toEqual({ imported: 0, stillOpen: 0 })
  expect(
    await contentOf(target.db, { without: ['import_runs', 'import_problems', 'audit_events', 'system_statistics'] }),
  ).toEqual(before)
  expect(await target.all("select from import_problems where state = 'retry'")).toEqual([])
})

test('a retry that cannot be carried out leaves the rows set aside instead of trying for ever', async ({ target }) => {
  await target.importRows({ sessions: [wrongSession] })
  await mend(target, 'sessions', 1, { input_type: 'mri' })
  await target.db.query("update import_runs set file_path = file_path || '.gone'")
  const before = await contentOf(target.db, { without: ['import_problems'] })

  await expect(target.retry(1)).rejects.toThrow('legacy-1.db')

  expect(await contentOf(target.db, { without: ['import_problems'] })).toEqual(before)
  expect(await statesOf(target)).toMatchObject([{ state: 'open' }])
})
