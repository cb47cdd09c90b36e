import path from 'node:path'
import { LegacyFileError } from '../../lib/legacy-import/legacy-error.ts'
import { rollBackImport } from '../../lib/legacy-import/rollback.ts'
import { readableReport } from '../../lib/legacy-import/report.ts'
import { importLegacyFile } from '../../lib/legacy-import/run-import.ts'
import type { ImportProgress } from '../../lib/legacy-import/progress.ts'
import { AppError } from '../../lib/errors/app-error.ts'
import { env } from '../../lib/env.ts'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { connectionSettings } from '../database/connection.ts'
import { applyMigrations } from '../database/schema-engine.ts'
import { withDatabase } from '../database/service.mjs'
import { runTool, type Call } from './tool.ts'

await runTool({
  usage: `
npm run import -- FILE.db [--dry-run] [--resume] [--timezone Europe/Oslo] [--json]
npm run import -- rollback RUN [--json]

Imports the database file of the old system, or takes an import back.
  --dry-run    do everything, say what came of it, and keep nothing
  --resume     continue an import of this file that was interrupted
  --timezone   where the old system stood: its local times carry no zone
               (default: SUBSTANTIA_TIME_ZONE, else this machine's)
  --json       print one object instead of words
The file itself is never changed. Works while Substantia runs and while it does not.`,
  options: { 'dry-run': { type: 'boolean' }, resume: { type: 'boolean' }, timezone: { type: 'string' } },
  run: (call) => (call.positionals[0] === 'rollback' ? rollBack(call) : importFile(call)),
})

async function importFile({ values, positionals, settings, secrets, json }: Call) {
  const [file, ...rest] = positionals
  if (!file || rest.length > 0)
    throw new PlainError('Name one legacy file, as in npm run import -- sample.db. Try --help.', { exitCode: 2 })
  const timeZone = knownZone(String(values.timezone ?? env().SUBSTANTIA_TIME_ZONE))
  const show = progressLine(json)
  const report = await withDatabase(settings, secrets, async (url) => {
    await applyMigrations(url)
    return importLegacyFile({
      settings: connectionSettings(url),
      data: settings.data,
      maxBytes: env().SUBSTANTIA_MAX_IMPORT_MB * 1024 * 1024,
      file: path.resolve(process.env.SUBSTANTIA_CALLED_FROM ?? '.', file),
      dryRun: values['dry-run'] === true,
      resume: values.resume === true,
      timeZone,
      onProgress: show,
    })
  }).catch(explain)
  console.log(json ? JSON.stringify(report) : readableReport(report))
}

async function rollBack({ positionals, settings, secrets, json }: Call) {
  const run = Number(positionals[1])
  if (!Number.isInteger(run) || run < 1 || positionals.length !== 2)
    throw new PlainError('Name the run to take back, as in npm run import -- rollback 3.', { exitCode: 2 })
  const report = await withDatabase(settings, secrets, (url) =>
    rollBackImport(connectionSettings(url), run, null),
  ).catch(explain)
  console.log(
    json
      ? JSON.stringify(report)
      : `Took run ${run} back: ${report.removed} records removed in ${report.seconds} s. Statistics and timeline agree with the rest.`,
  )
}

function explain(error: unknown): never {
  if (error instanceof LegacyFileError || error instanceof AppError) throw new PlainError(error.message)
  throw error
}

function knownZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name
  } catch {
    throw new PlainError(`--timezone must be the name of a time zone, such as Europe/Oslo, not "${name}".`, {
      exitCode: 2,
    })
  }
}

/** On a terminal a line that renews itself; elsewhere a line per ten per cent. */
function progressLine(json: boolean): (progress: ImportProgress) => void {
  let last = -10
  return ({ phase, table, percent, secondsLeft }) => {
    const text = `${String(percent).padStart(3)} % ${phase}${table ? ` ${table}` : ''}${secondsLeft === null ? '' : `, about ${secondsLeft} s left`}`
    if (process.stderr.isTTY && !json) {
      process.stderr.write(`\r\x1b[K${text}${percent === 100 ? '\n' : ''}`)
    } else if (percent >= last + 10) {
      last = percent
      console.error(text)
    }
  }
}
