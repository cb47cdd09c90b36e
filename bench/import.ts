import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { onServer, openBenchServer, seconds } from './database.ts'
import { writeLegacyFile } from './legacy-file.ts'

const tables = [
  'users',
  'doctors',
  'patients',
  'sessions',
  'mri_scans',
  'predictions',
  'medical_reports',
  'action_flags',
  'agent_messages',
]

/**
 * How long the import of a legacy file takes, beside COPY of the same rows into the same tables with their keys and
 * indexes, in one run on one server. Memory is the importing process's highest resident set.
 */
export async function benchImport(data: string, sizes: number[]): Promise<unknown> {
  const server = await openBenchServer(data)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-bench-'))
  const results = []
  for (const size of sizes) {
    const file = path.join(folder, `legacy-${size}.db`)
    const { records } = writeLegacyFile(file, size)
    const target = await server.fresh('bench_import')
    const imported = await importInProcess(target, file, path.join(folder, 'data'))
    const copy = await copySameRows(target, await server.fresh('bench_copy'), folder)
    const { seconds: inside, mismatches, phases } = imported.report
    results.push({
      records,
      fileMB: Math.round(fs.statSync(file).size / 1e6),
      importSeconds: imported.wallSeconds,
      importSecondsInside: inside,
      copySeconds: copy,
      ratio: Math.round((imported.wallSeconds / copy) * 100) / 100,
      recordsPerSecond: Math.round(records / imported.wallSeconds),
      highestMemoryMB: imported.highestMemoryMB,
      mismatches,
      phases,
    })
    fs.rmSync(file)
  }
  fs.rmSync(folder, { recursive: true, force: true })
  await server.stop()
  return results
}

type Imported = {
  wallSeconds: number
  highestMemoryMB: number
  report: { seconds: number; mismatches: unknown; phases?: unknown }
}

async function importInProcess(url: string, file: string, data: string): Promise<Imported> {
  const started = performance.now()
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'scripts/tools/import.ts',
    file,
    '--timezone',
    'UTC',
    '--json',
  ]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: url, SUBSTANTIA_DATA: data },
  })
  let output = ''
  let highest = 0
  child.stdout.on('data', (chunk: Buffer) => (output += chunk))
  const watch = setInterval(() => (highest = Math.max(highest, highestResident(child.pid))), 200)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`The import ended with ${code}`)
  return {
    wallSeconds: Math.round(performance.now() - started) / 1000,
    highestMemoryMB: highest,
    report: JSON.parse(output) as Imported['report'],
  }
}

function highestResident(pid: number | undefined) {
  const file = `/proc/${pid}/status`
  if (!fs.existsSync(file)) return 0
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024)
}

async function copySameRows(source: string, target: string, folder: string): Promise<number> {
  const columns = new Map<string, string>()
  await onServer(source, async (client) => {
    for (const table of tables) {
      const { rows } = await client.query<{ list: string }>(
        `select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
          where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [`public.${table}`],
      )
      columns.set(table, rows[0]?.list ?? '')
      await pipeline(
        client.query(copyTo(`copy public.${table} (${columns.get(table)}) to stdout`)),
        fs.createWriteStream(path.join(folder, table)),
      )
    }
  })
  return onServer(target, async (client) => {
    await client.query('begin')
    await client.query('select app.set_derivation(false)')
    const taken = await seconds(async () => {
      for (const table of tables) {
        await pipeline(
          fs.createReadStream(path.join(folder, table), { highWaterMark: 1024 * 1024 }),
          client.query(copyFrom(`copy public.${table} (${columns.get(table)}) from stdin`)),
        )
      }
      await client.query('commit')
    })
    return taken
  })
}
