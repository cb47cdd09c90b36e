import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import type { Patient } from '../support/make.ts'
import type { TestDatabase } from '../support/database.ts'
import { contextKey } from '../support/context-key.ts'
import { refusalOf } from '../support/refusal.ts'
import type { As } from '../support/test.ts'
import { expect, test } from './test.ts'
import { unzip } from './unzip.ts'

const never = new AbortController().signal

async function makeNext() {
  const { runNextArchive } = await import('@/lib/my-data/run-archives')
  return runNextArchive(never)
}

async function ask(as: As, patient: Patient): Promise<string> {
  const { rows } = await as(patient, (client) =>
    client.query<{ id: string }>('insert into data_archives (patient_id, user_id) values ($1, $2) returning id', [
      patient.id,
      patient.userId,
    ]),
  )
  return rows[0]?.id ?? ''
}

async function stateOf(db: pg.Client, id: string) {
  const { rows } = await db.query<{
    status: string
    attempts: number
    storage_key: string | null
    sha256: string | null
  }>('select status, attempts::integer, storage_key, sha256 from data_archives where id = $1', [id])
  return rows[0]
}

test('an archive holds what is the patient’s to read, and nothing of anybody else or of what is not out', async ({
  db,
  make,
  as,
  folder,
}) => {
  const { patient, doctor } = await make.careTeam()
  const other = await make.patient({ name: 'Somebody Else Entirely' })
  const session = await make.session(patient)
  const released = await make.report(session, { report_type: 'patient', content: 'Words that are released' })
  await make.report(session, { report_type: 'patient', content: 'Words that nobody let out', released_at: null })
  await make.consultation({ doctor, patient }, { diagnosis: 'An unsigned finding' })
  const assessed = { doctor_id: doctor.id, conclusion: 'parkinsons-disease' as const }
  await make.assessment(patient, {
    ...assessed,
    hoehn_yahr_stage: 2,
    assessed_at: '2022-11-28T10:00:00Z',
    patient_knows: true,
  })
  await make.assessment(patient, {
    ...assessed,
    hoehn_yahr_stage: 5,
    assessed_at: '2026-04-27T10:00:00Z',
    patient_knows: false,
  })
  await make.medication(patient, { name: 'Levodopa' })
  await db.query(`update patients set current_medications = 'As it was typed once' where patient_id = $1`, [patient.id])
  await make.medication(other, { name: 'Not mine' })
  const id = await ask(as, patient)

  expect(await makeNext()).toBe(true)

  const state = await stateOf(db, id)
  expect(state).toMatchObject({ status: 'ready', attempts: 1 })
  const bytes = fs.readFileSync(path.join(folder, 'files', state?.storage_key ?? ''))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(state?.sha256)
  const files = unzip(bytes)
  const everything = [...files.values()].map((content) => content.toString('utf8')).join('\n')
  for (const name of ['read-me.txt', 'summary.html', 'summary.pdf', 'summary-large-print.pdf', 'data/schema.json'])
    expect([...files.keys()]).toContain(name)
  expect(everything).toContain('Words that are released')
  expect(files.get('summary.html')?.toString()).toMatch(/Levodopa[\s\S]*As recorded before:[\s\S]*As it was typed once/)
  const found = /What my doctors found([\s\S]*?)My doctors/.exec(files.get('summary.html')?.toString() ?? '')?.[1]
  expect(found).toMatch(/Parkinson’s disease: [\s\S]*28 Nov 2022[\s\S]*Stage 2 \(/)
  expect(found, 'what nobody told the patient').not.toMatch(/Stage 5|2026/)
  expect(files.get('data/medical_reports.json')?.toString()).toContain(released.id)
  expect(files.get('data/patient_medications.json')?.toString()).toContain('Levodopa')
  for (const secret of [
    'nobody let out',
    'An unsigned finding',
    'Somebody Else',
    'Not mine',
    other.id,
    'password_hash',
  ])
    expect(everything, secret).not.toContain(secret)
  const papers = [...files.keys()].filter((name) => name.startsWith('reports/'))
  expect(papers.map((name) => name.replace(/^.*-version-/, ''))).toEqual(['1-a4.pdf', '1-large-print.pdf'])
  for (const name of papers) expect(files.get(name)?.toString('latin1'), name).toContain('/StructTreeRoot')
  expect(files.get('summary.pdf')?.subarray(0, 5).toString()).toBe('%PDF-')
  expect(files.get('summary.pdf')?.toString('latin1')).toContain('/StructTreeRoot')
})

test('the manifest names every other file with its size and hash', async ({ db, make, as, folder }) => {
  const { patient } = await make.careTeam()
  const id = await ask(as, patient)
  await makeNext()

  const files = unzip(fs.readFileSync(path.join(folder, 'files', (await stateOf(db, id))?.storage_key ?? '')))

  const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '') as {
    files: { path: string; bytes: number; sha256: string }[]
  }
  files.delete('manifest.json')
  expect(manifest.files.map(({ path: name }) => name).sort()).toEqual([...files.keys()].sort())
  for (const { path: name, bytes, sha256 } of manifest.files) {
    expect(files.get(name)?.length, name).toBe(bytes)
    expect(
      createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex'),
      name,
    ).toBe(sha256)
  }
})

test('it is announced by a mail, fetched after it was opened in the same session, and gone after its week', async ({
  db,
  make,
  as,
  folder,
}) => {
  const { patient } = await make.careTeam()
  const id = await ask(as, patient)
  await makeNext()
  const fetch_ = (person = patient) =>
    as(person, (client) => client.query<{ storage_key: string }>('select * from app.fetch_archive($1)', [id]))
  const open = (person = patient) => as(person, (client) => client.query('select app.open_archive($1) as opened', [id]))
  const elsewhere: Patient = { ...patient, claims: { ...patient.claims, s: 'another session' } }
  const stranger = await make.patient()

  const { rows: mails } = await db.query('select kind, subject_id from mails where user_id = $1', [patient.userId])
  expect(mails).toEqual([{ kind: 'archive-ready', subject_id: id }])
  expect((await fetch_()).rows, 'not before the password').toEqual([])
  expect((await open(stranger)).rows).toEqual([{ opened: false }])
  expect((await open()).rows).toEqual([{ opened: true }])
  expect((await fetch_(elsewhere)).rows).toEqual([])
  expect((await fetch_(stranger)).rows).toEqual([])
  const [file] = (await fetch_()).rows
  const lies = path.join(folder, 'files', file?.storage_key ?? '')
  expect(fs.existsSync(lies)).toBe(true)

  await db.query(`update data_archives set expires_at = now() - interval '1 second' where id = $1`, [id])
  expect((await fetch_()).rows, 'the week is over').toEqual([])
  const { removeExpiredArchives } = await import('@/lib/my-data/run-archives')
  await removeExpiredArchives()
  expect(fs.existsSync(lies)).toBe(false)
  expect(await stateOf(db, id)).toMatchObject({ status: 'expired', storage_key: null })
  const { rows: events } = await db.query<{ action: string }>(
    `select action from audit_events where entity = 'data_archives' and entity_id = $1 order by at, id`,
    [id],
  )
  expect(events.map(({ action }) => action)).toEqual(['create', 'making', 'ready', 'expired'])
})

test('one is made at a time, five a day, and for nobody who may no longer log in', async ({ db, make, as }) => {
  const { patient } = await make.careTeam()
  const first = await ask(as, patient)
  expect(await refusalOf(ask(as, patient))).toMatchObject({ constraint: 'data_archives_one_at_a_time' })
  await db.query('update users set is_active = false where id = $1', [patient.userId])
  await makeNext()
  expect(await stateOf(db, first)).toMatchObject({ status: 'failed' })
  for (let more = 0; more < 4; more += 1) {
    const id = await ask(as, patient)
    await db.query(`update data_archives set status = 'failed' where id = $1`, [id])
  }
  expect(await refusalOf(ask(as, patient))).toMatchObject({ code: 'SB008' })
})

for (const step of ['taken', 'written', 'placed'] as const) {
  test(`a worker killed when it was ${step} leaves nothing half: the next one makes it`, async ({
    db,
    make,
    as,
    database,
    folder,
  }) => {
    const { patient } = await make.careTeam()
    const id = await ask(as, patient)

    await makeAndDie(database, folder, step)
    expect(await stateOf(db, id)).toMatchObject({ status: 'making' })
    await db.query(`update data_archives set lease_until = now() - interval '1 second' where id = $1`, [id])
    await makeNext()

    const state = await stateOf(db, id)
    expect(state).toMatchObject({ status: 'ready', attempts: 2 })
    expect(unzip(fs.readFileSync(path.join(folder, 'files', state?.storage_key ?? ''))).size).toBeGreaterThan(5)
    const { removeExpiredArchives } = await import('@/lib/my-data/run-archives')
    await removeExpiredArchives()
    expect(fs.readdirSync(path.join(folder, 'files', 'archives', id))).toEqual([
      path.basename(state?.storage_key ?? ''),
    ])
    const { rows: mails } = await db.query('select from mails where user_id = $1', [patient.userId])
    expect(mails).toHaveLength(1)
  })
}

/** A process that makes the next archive and is killed at this step. */
async function makeAndDie(database: TestDatabase, folder: string, step: string) {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', path.join(import.meta.dirname, 'archive-process.ts'), step],
    {
      cwd: path.resolve(import.meta.dirname, '../../..'),
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        SUBSTANTIA_WEB_DATABASE_URL: database.webUrl,
        SUBSTANTIA_CONTEXT_KEY: contextKey,
        SUBSTANTIA_DATA: folder,
        SUBSTANTIA_LOG_LEVEL: 'silent',
      },
    },
  )
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  expect(signal).toBe('SIGKILL')
}
