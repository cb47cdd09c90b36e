import fs from 'node:fs'
import { readableReport } from '@/lib/legacy-import/report.ts'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { contentOf } from './support/content.ts'
import { readRows } from './support/legacy-file.ts'
import { baseTableNames } from './support/legacy-schema.ts'
import { expect, sampleFile, test as base, truthFile, type Target } from './support/test.ts'

type Truth = {
  users: number
  doctors: number
  patients: number
  sessions: number
  scans: number
  predictions: number
  reports: number
  orphan_sessions: number
  assignments: number
  timeline_scan_prediction_report: number
  report_status: number
  positive_patients: number
  sha256: string
  sample: Record<
    string,
    {
      scans: number
      predictions: number
      reports: number
      doctors: number
      last_scan: string | null
      last_report: string | null
      has_parkinsons: boolean | null
      disease_stage: string | null
    }
  >
}

const truth = JSON.parse(fs.readFileSync(truthFile, 'utf8')) as Truth
const timeZone = 'Europe/Oslo'

/** One import of the real file, looked at from many sides. */
const test = base.extend('imported', { scope: 'file' }, async ({ shared }) => {
  const folder = `${shared.data}/sample`
  fs.mkdirSync(folder)
  fs.copyFileSync(sampleFile, `${folder}/sample.db`)
  const before = fs.statSync(`${folder}/sample.db`)
  const report = await shared.importFile(`${folder}/sample.db`, { timeZone })
  return { report, folder, before, target: shared }
})

test('the file in the repository is the one whose truth is known', async ({ imported }) => {
  expect(imported.report.file).toEqual({ name: 'sample.db', bytes: 1_552_384, sha256: truth.sha256, timeZone })
})

test('every total is the truth to the number', async ({ imported: { report, target } }) => {
  const whole = (read: number) => ({ read, imported: read, repaired: 0, quarantined: 0 })

  expect(report.tables).toEqual({
    users: whole(truth.users),
    doctors: whole(truth.doctors),
    patients: whole(truth.patients),
    sessions: whole(truth.sessions),
    mri_scans: whole(truth.scans),
    predictions: whole(truth.predictions),
    medical_reports: whole(truth.reports),
    action_flags: whole(233),
    agent_messages: whole(233),
    knowledge_entries: whole(6),
  })
  expect(report.derived).toEqual({
    assignments: truth.assignments,
    timeline: truth.timeline_scan_prediction_report,
    reportStatus: truth.report_status,
    statistics: truth.patients,
    positivePatients: truth.positive_patients,
  })
  expect(await countsOf(target)).toEqual({
    users: truth.users,
    doctors: truth.doctors,
    patients: truth.patients,
    sessions: truth.sessions,
    mri_scans: truth.scans,
    predictions: truth.predictions,
    medical_reports: truth.reports,
    action_flags: 233,
    agent_messages: 233,
    knowledge_entries: 6,
    doctor_patient_assignments: 858,
    patient_timeline: 2208,
    report_status: 756,
    patient_statistics: 400,
    positive: 150,
    orphan_sessions: truth.orphan_sessions,
  })
})

test('the sampled patients have exactly the statistics of the truth, as instants in the zone of the import', async ({
  imported: { target },
}) => {
  const found = await target.all<{ patient_id: string }>(
    `select patient_id, total_mri_scans as scans, total_predictions as predictions, total_reports as reports, unique_doctors_count as doctors,
            to_char(last_scan_date at time zone $2, 'YYYY-MM-DD"T"HH24:MI:SS.US') as last_scan,
            to_char(last_report_date at time zone $2, 'YYYY-MM-DD"T"HH24:MI:SS.US') as last_report,
            has_parkinsons, trim_scale(disease_stage)::text as disease_stage
       from patient_statistics where patient_id = any ($1)`,
    [Object.keys(truth.sample), timeZone],
  )

  expect(found).toHaveLength(25)
  expect(Object.fromEntries(found.map(({ patient_id: id, ...figures }) => [id, figures]))).toEqual(truth.sample)
})

test('statistics and timeline agree with a recount', async ({ imported: { report, target } }) => {
  expect(report.mismatches).toEqual({ statistics: 0, timeline: 0 })
  expect(await mismatchesOf(target.db)).toEqual(noMismatches)
})

test('every record keeps its id', async ({ imported: { target, folder } }) => {
  for (const table of baseTableNames) {
    const key = { doctors: 'doctor_id', patients: 'patient_id', agent_messages: 'message_id' }[table] ?? 'id'
    const rows = await target.all<{ id: string }>(`select ${key} as id from ${table} order by ${key} collate "C"`)
    expect(
      rows.map(({ id }) => id),
      table,
    ).toEqual(
      readRows(`${folder}/sample.db`, table)
        .map((row) => String(row[key]))
        .sort(),
    )
  }
})

test('every account keeps its name, its address and its bcrypt hash, and the default administrator must choose a new password', async ({
  imported: { target, folder },
}) => {
  const rows = await target.all(
    'select id, username, email, name, role, password_hash, is_active, must_change_password from users order by id collate "C"',
  )
  const legacy = readRows(`${folder}/sample.db`, 'users').sort((one, other) =>
    String(one.id) < String(other.id) ? -1 : 1,
  )

  expect(rows).toEqual(
    legacy.map(({ id, username, email, name, role, password_hash: hash, is_active: active }) => ({
      id,
      username,
      email,
      name,
      role,
      password_hash: hash,
      is_active: active === 1,
      must_change_password: role === 'admin' && username === 'admin',
    })),
  )
  expect(rows.filter((row) => 'must_change_password' in row && row.must_change_password)).toHaveLength(1)
})

test('the pixels of every scan are the bytes of the file', async ({ imported: { target, folder } }) => {
  const rows = await target.all<{ id: string; data: Buffer }>('select scan_id as id, data from mri_scan_blobs')
  const legacy = readRows(`${folder}/sample.db`, 'mri_scans').filter(({ binary_data: data }) => data !== null)

  expect(legacy.length).toBeGreaterThan(0)
  expect(new Map(rows.map(({ id, data }) => [id, data.toString('hex')]))).toEqual(
    new Map(legacy.map(({ id, binary_data: data }) => [id, Buffer.from(data as Uint8Array).toString('hex')])),
  )
})

test('for every table read is imported plus repaired plus quarantined', async ({ imported: { report } }) => {
  for (const { read, imported, repaired, quarantined } of Object.values(report.tables))
    expect(imported + repaired + quarantined).toBe(read)
  expect(report.problems).toEqual([])
})

test('the report has the shape that was agreed, is kept with the run as JSON and words, and says the same in both', async ({
  imported: { report, target },
}) => {
  const row = await target.one<{ report: typeof report }>('select report from import_runs where id = $1', [report.run])
  const kept = `${target.data}/imports/${report.run}`

  expect(report).toEqual({
    run: 1,
    layout: 'base',
    dryRun: false,
    tables: expect.any(Object),
    derived: expect.any(Object),
    mismatches: { statistics: 0, timeline: 0 },
    backup: expect.stringContaining(`${target.data}/backups/`),
    seconds: expect.any(Number),
    file: expect.any(Object),
    problems: [],
    notices: [],
    phases: expect.any(Object), // beyond what was agreed
  })
  expect(row?.report).toEqual(report)
  expect(JSON.parse(fs.readFileSync(`${kept}/report.json`, 'utf8'))).toEqual(report)
  expect(fs.readFileSync(`${kept}/report.txt`, 'utf8')).toBe(`${readableReport(report)}\n`)
  for (const number of [318, 400, 858, 2208, 756, 150])
    expect(readableReport(report)).toMatch(new RegExp(`\\b${number}\\b`))
  expect(fs.statSync(`${kept}/report.json`).mode & 0o777).toBe(0o600)
})

test('the file itself is not touched, and a copy of it is kept with its checksum', async ({
  imported: { folder, before, report, target },
}) => {
  const { createHash } = await import('node:crypto')
  const { mtimeMs, size } = fs.statSync(`${folder}/sample.db`)
  const copy = fs.readFileSync(`${target.data}/imports/${report.run}/legacy.db`)

  expect({ mtimeMs, size }).toEqual({ mtimeMs: before.mtimeMs, size: before.size })
  expect(fs.readdirSync(folder)).toEqual(['sample.db'])
  expect(createHash('sha256').update(copy).digest('hex')).toBe(truth.sha256)
})

test('the same file a second time changes nothing, and gives the first report', async ({
  imported: { report, folder, target },
}) => {
  const before = await contentOf(target.db)

  const again = await target.importFile(`${folder}/sample.db`, { timeZone: 'UTC' })

  expect(again).toEqual({ ...report, alreadyImported: true })
  expect(await contentOf(target.db)).toEqual(before)
  expect(readableReport(again)).toMatch(/^sample\.db was imported before, as run 1\. Nothing was changed/)
})

async function countsOf(target: Target) {
  const tables = [
    ...baseTableNames,
    'doctor_patient_assignments',
    'patient_timeline',
    'report_status',
    'patient_statistics',
  ]
  const counts = tables.map((table) => `(select count(*)::integer from ${table}) as ${table}`)
  return target.one(`select ${counts.join(', ')}, (select count(*)::integer from patient_statistics where has_parkinsons) as positive,
                            (select count(*)::integer from sessions where patient_id is null) as orphan_sessions`)
}
