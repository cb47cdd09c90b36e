import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** What a backup holds, parents before children: the order in which it is restored. */
export const backedUpTables = [
  'operations',
  'deletions',
  'users',
  'programme_settings',
  'doctors',
  'doctor_approvals',
  'patients',
  'patient_medications',
  'patient_merges',
  'patient_duplicates',
  'hand_overs',
  'doctor_patient_assignments',
  'sessions',
  'consultations',
  'consultation_amendments',
  'note_phrases',
  'glossary_texts',
  'clinical_assessments',
  'mri_scans',
  'mri_scan_blobs',
  'predictions',
  'prediction_reviews',
  'medical_reports',
  'report_status',
  'report_attempts',
  'report_files',
  'report_holds',
  'worklist_snoozes',
  'visit_questions',
  'calendar_feeds',
  'action_flags',
  'agent_messages',
  'knowledge_entries',
  'patient_statistics',
  'patient_timeline',
  'one_time_links',
  'helper_grants',
  'passkeys',
  'mails',
  'mail_choices',
  'notices',
  'notice_choices',
  'data_archives',
  'correction_requests',
  'correction_answers',
  'audit_events',
  'record_changes',
  'import_runs',
  'import_problems',
  'integrity_checks',
  'system_statistics',
  'saved_views',
  'pinned_views',
  'comfort_settings',
  'csv_mappings',
  'csv_imports',
  'jobs',
  'job_batches',
  'job_rows',
] as const

/** What it leaves out: who is logged in and writing right now, and what is forgotten within days anyway. */
export const leftOutTables = [
  'login_sessions',
  'report_workers',
  'worklist_claims',
  'login_throttles',
  'passkey_challenges',
  'idempotency_keys',
  'search_handles',
  'record_presence',
  'registration_checks',
  'form_drafts',
] as const

export type BackupManifest = {
  madeAt: string
  serverVersion: string
  migrations: string[]
  tables: { name: string; columns: string[]; rows: number; file: string; sha256: string }[]
}

/**
 * Writes every table into `folder`, from one snapshot, each compressed and with its checksum in manifest.json. Returns
 * the checksum of the manifest, which stands for all of them and lies beside it. Files are readable by their owner only.
 */
export async function writeBackup(
  client: pg.Client,
  folder: string,
  onTable: (name: string) => void,
): Promise<{ sha256: string }> {
  const unfinished = `${folder}.unfinished`
  fs.rmSync(unfinished, { recursive: true, force: true })
  fs.mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  await client.query('begin isolation level repeatable read read only')
  try {
    const manifest = await manifestHead(client)
    for (const name of backedUpTables) {
      onTable(name)
      manifest.tables.push(await writeTable(client, unfinished, name))
    }
    const text = JSON.stringify(manifest, null, 2)
    const sha256 = createHash('sha256').update(text).digest('hex')
    fs.writeFileSync(path.join(unfinished, 'manifest.json'), text, { mode: 0o600 })
    fs.writeFileSync(path.join(unfinished, 'manifest.sha256'), sha256, { mode: 0o600 })
    fs.renameSync(unfinished, folder) // a folder with its final name is a whole backup
    return { sha256 }
  } finally {
    await client.query('rollback')
  }
}

async function manifestHead(client: pg.Client): Promise<BackupManifest> {
  const {
    rows: [server],
  } = await client.query<{ version: string; now: Date }>("select current_setting('server_version') as version, now()")
  const { rows: migrations } = await client.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null order by 1',
  )
  return {
    madeAt: server?.now.toISOString() ?? '',
    serverVersion: server?.version ?? '',
    migrations: migrations.map(({ migration_name: name }) => name),
    tables: [],
  }
}

async function writeTable(client: pg.Client, folder: string, name: string) {
  const { rows } = await client.query<{ attname: string }>(
    `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [`public.${name}`],
  )
  const columns = rows.map(({ attname }) => attname)
  const file = `${name}.copy.gz`
  const source = client.query(
    copyTo(`copy public.${name} (${columns.map((column) => `"${column}"`).join(', ')}) to stdout`),
  )
  const hash = createHash('sha256')
  const tally = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(
    source,
    createGzip({ level: 1 }),
    tally,
    fs.createWriteStream(path.join(folder, file), { mode: 0o600 }),
  )
  return { name, columns, rows: source.rowCount, file, sha256: hash.digest('hex') }
}
