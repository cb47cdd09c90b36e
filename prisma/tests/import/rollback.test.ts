import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { contentOf, likenessOf } from './support/content.ts'
import { assignment, careTeam, consultation, entry, session } from './support/legacy-rows.ts'
import { expect, sampleFile, test, type Target } from './support/test.ts'

/** Everything but the books of imports and audits, which only grow, and the dashboard's figures, which have their own time. */
function recordOf({ db }: Target) {
  return contentOf(db, { without: ['import_runs', 'import_problems', 'audit_events', 'system_statistics'] })
}

function figuresOf({ one }: Target) {
  return one('select to_jsonb(s) - $1::text[] as figures from system_statistics s', [
    ['refreshed_at', 'report_tries_until'],
  ])
}

const sound = { statistics: 0, timeline: 0 }

test('an import that is taken back takes exactly its rows with it, and everything else stays to the last value', async ({
  target,
}) => {
  const { doctor, patient } = await target.make.careTeam()
  await target.make.consultation({ doctor, patient })
  await target.make.prediction(await target.make.session(patient), { binary_result: 'positive' })
  await target.make.note(patient)
  await target.db.query('select app.refresh_system_statistics()')
  const [before, figures] = [await recordOf(target), await figuresOf(target)]

  const { run } = await target.importFile(sampleFile)
  const brought = await target.one<{ rows: number }>(
    `select sum((select count(*) from patients where import_run = 1) + (select count(*) from sessions where import_run = 1))::integer as rows`,
  )
  expect(brought).toEqual({ rows: 400 + 790 })
  const report = await target.rollBack(run)

  expect(report).toMatchObject({ run, mismatches: sound })
  expect(await recordOf(target)).toEqual(before)
  expect(await figuresOf(target)).toEqual(figures)
  expect(await mismatchesOf(target.db)).toEqual(noMismatches)
  expect(
    await target.one('select status, error_message, rolled_back_at is not null as dated from import_runs'),
  ).toEqual({
    status: 'rolled-back',
    error_message: null,
    dated: true,
  })
  expect(
    await target.all("select action, entity_id from audit_events where entity = 'import_runs' order by at"),
  ).toEqual([
    { action: 'import', entity_id: '1' },
    { action: 'import.roll-back', entity_id: '1' },
  ])
})

test('what it says was removed is what was there', async ({ target }) => {
  const team = careTeam()
  await target.importRows(team.contents)
  const tables = ['users', 'doctors', 'patients', 'sessions', 'mri_scans', 'predictions', 'medical_reports']
  const more = ['action_flags', 'agent_messages', 'knowledge_entries', 'doctor_patient_assignments', 'report_status']
  const counts = [...tables, ...more].map((table) => `(select count(*) from ${table})`)
  const there = await target.one<{ rows: number }>(`select (${counts.join(' + ')})::integer as rows`)

  expect(await target.rollBack(1)).toMatchObject({ removed: there?.rows })
})

test('after a rollback the same file is imported again, as if for the first time', async ({ target, other }) => {
  const team = careTeam()
  const file = target.write({ ...team.contents })
  const first = await target.importFile(file)
  await target.rollBack(first.run)

  const second = await target.importFile(file)

  expect(second).toMatchObject({ run: 2, tables: first.tables, derived: first.derived, mismatches: sound })
  expect(second.alreadyImported).toBeUndefined()
  await other.importFile(file)
  expect(await likenessOf(target.db)).toEqual(await likenessOf(other.db))
  await target.rollBack(2)
  expect(await target.one('select count(*)::integer as patients from patients')).toEqual({ patients: 0 })
})

test('of two imports the later one goes alone; the earlier one is kept by what the later one added to it', async ({
  target,
}) => {
  const team = careTeam()
  const between = { doctor_id: team.practitioner.doctor_id ?? null, patient_id: team.person.patient_id ?? null }
  await target.importRows(team.contents)
  const before = await likenessOf(target.db)
  const later = {
    ...team.contents,
    sessions: [...team.contents.sessions, session({ patient_id: between.patient_id, id: 'later' })],
    doctor_patient_assignments: [assignment(between)],
    consultations: [consultation({ ...between, id: 'visit' })],
    patient_timeline: [entry({ patient_id: between.patient_id })],
  }
  await target.importRows({ ...later, doctor_patient_assignments: [] }, { layout: 'enhanced' })

  const refusal = await target.rollBack(1).catch(String)
  expect(refusal).toContain('Run 1 cannot be taken back: this was entered or changed since and would be lost.')
  expect(refusal).toContain('1 × a session of an imported patient (later)')
  expect(refusal).toContain('1 × a consultation of an imported patient (visit)')
  expect(refusal).toContain('1 × a note on an imported patient')
  expect(refusal).toContain('Move or delete it first, or keep the import.')

  await target.rollBack(2)
  expect(await likenessOf(target.db)).toEqual(before)
  expect(await target.rollBack(1)).toMatchObject({ mismatches: sound })
})

test('what was entered or changed since would be lost, so the rollback is refused with a list, and changes nothing', async ({
  target,
}) => {
  const team = careTeam()
  await target.importRows(team.contents)
  const mine = { id: String(team.person.patient_id) }
  const { doctor } = await target.make.careTeam()
  const visit = await target.make.consultation({ doctor, patient: mine })
  const scan = await target.make.scan({ id: String(team.visit.id) })
  await target.db.query("update patients set allergies = 'Penicillin' where patient_id = $1", [mine.id])
  const before = await recordOf(target)

  await expect(target.rollBack(1)).rejects.toThrow(
    new RegExp(
      [
        'Run 1 cannot be taken back: this was entered or changed since and would be lost\\.',
        ...[
          `  1 × a consultation of an imported patient \\(${visit.id}\\)`,
          `  1 × a scan in an imported session \\(${scan.id}\\)`,
        ].map((line) => `(?=[^]*${line})`),
        `[^]*  1 × an imported record changed since \\(${mine.id}\\)`,
      ].join(''),
    ),
  )
  expect(await recordOf(target)).toEqual(before)
  expect(await target.one('select status from import_runs')).toEqual({ status: 'completed' })

  await target.db.query('delete from consultations where id = $1', [visit.id])
  await target.db.query('delete from mri_scans where id = $1', [scan.id])
  await expect(target.rollBack(1)).rejects.toThrow('1 × an imported record changed since')
})

test('logging in is no change that stands in the way, and goes with the account', async ({ target }) => {
  const team = careTeam()
  await target.importRows(team.contents)
  await target.db.query("update users set last_login = now(), password_hash = '$argon2id$new' where import_run = 1")
  await target.db.query(
    `insert into login_sessions (token_hash, user_id, idle_minutes, expires_at)
     select sha256('a token'), id, 30, now() + interval '1 hour' from users where import_run = 1`,
  )

  expect(await target.rollBack(1)).toMatchObject({ mismatches: sound })
  expect(await target.all('select from login_sessions')).toEqual([])
})

test('a run that was taken back, changed nothing, failed or never was is refused, each in its own words', async ({
  target,
}) => {
  const file = target.write(careTeam().contents)
  await target.importFile(file, { dryRun: true })
  await target.importFile(file)
  await target.rollBack(2)
  await expect(target.importRows({}, { tables: { sessions: null } })).rejects.toThrow('it has no table sessions')
  const before = await contentOf(target.db)

  await expect(target.rollBack(1)).rejects.toThrow('Run 1 changed nothing, so there is nothing to take back.')
  await expect(target.rollBack(2)).rejects.toThrow('Run 2 has been taken back already.')
  await expect(target.rollBack(3)).rejects.toThrow('Run 3 changed nothing, so there is nothing to take back.')
  await expect(target.rollBack(4)).rejects.toThrow('There is no import run 4. The imports page lists them.')
  expect(await contentOf(target.db)).toEqual(before)
})
