import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { backedUpTables, type BackupManifest } from './backup'
import { LegacyFileError } from './legacy-error'

/**
 * Puts a backup into a database that has the same migrations and no records yet, in one transaction. Every file is
 * checked against its checksum before the first row is written.
 */
export async function restoreBackup(client: pg.Client, folder: string): Promise<{ tables: number; rows: number }> {
  const manifest = await readManifest(folder)
  await requireSameMigrations(client, manifest)
  await client.query('begin')
  try {
    await requireEmpty(client)
    // what triggers derive is in the backup, and its rows have their audit events already; foreign keys stay on
    for (const table of manifest.tables) await client.query(`alter table public.${table.name} disable trigger user`)
    await client.query('delete from system_statistics')
    await client.query('delete from programme_settings')
    let rows = 0
    for (const table of manifest.tables) {
      const columns = table.columns.map((column) => `"${column}"`).join(', ')
      const target = client.query(copyFrom(`copy public.${table.name} (${columns}) from stdin`))
      await pipeline(fs.createReadStream(path.join(folder, table.file)), createGunzip(), target)
      if (target.rowCount !== table.rows)
        throw new LegacyFileError(
          `${table.file} holds ${target.rowCount} rows, not ${table.rows}. The backup is damaged.`,
        )
      rows += table.rows
    }
    for (const table of manifest.tables) await client.query(`alter table public.${table.name} enable trigger user`)
    await continueCounting(client)
    await client.query('commit')
    return { tables: manifest.tables.length, rows }
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** New rows go on after the restored ones, in every table that counts its rows. */
async function continueCounting(client: pg.Client) {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select quote_ident(table_name) as name, column_name as "column" from information_schema.columns
      where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const { name, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence('public.${name}', $1), greatest(1, max(${client.escapeIdentifier(column)}))) from public.${name}`,
      [column],
    )
  }
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const [file, seal] = ['manifest.json', 'manifest.sha256'].map((name) => path.join(folder, name))
  if (!file || !seal || !fs.existsSync(file))
    throw new LegacyFileError(`${folder} is not a backup: it has no manifest.json.`)
  await requireWhole(folder, 'manifest.json', fs.existsSync(seal) ? fs.readFileSync(seal, 'utf8') : '')
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as BackupManifest
  for (const { file: name, sha256 } of manifest.tables) await requireWhole(folder, name, sha256)
  return manifest
}

async function requireWhole(folder: string, name: string, sha256: string) {
  const target = path.join(folder, name)
  if (!fs.existsSync(target)) throw new LegacyFileError(`The backup is incomplete: ${name} is missing.`)
  const hash = createHash('sha256')
  for await (const chunk of fs.createReadStream(target)) hash.update(chunk as Buffer)
  if (hash.digest('hex') !== sha256) throw new LegacyFileError(`The backup is damaged: ${name} is not what it was.`)
}

// What a database has that nobody has used: its figures, what its worker checked, who looked at that.
const presentFromTheStart = ['system_statistics', 'programme_settings', 'integrity_checks', 'audit_events']

async function requireEmpty(client: pg.Client) {
  for (const name of backedUpTables.filter((table) => !presentFromTheStart.includes(table))) {
    const { rowCount } = await client.query(`select from public.${name} limit 1`)
    if (rowCount)
      throw new LegacyFileError(
        `This database has records (in ${name}). A backup is restored into an empty one: npm run db:reset -- --yes makes it so.`,
      )
  }
}

async function requireSameMigrations(client: pg.Client, { migrations }: BackupManifest) {
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null order by 1',
  )
  if (rows.map(({ name }) => name).join() !== [...migrations].join()) {
    throw new LegacyFileError(
      'The backup was made by another version of Substantia. Restore it with that version, then update.',
    )
  }
}
