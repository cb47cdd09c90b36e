import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import type pg from 'pg'
import type { ReportWorkerSettings } from '@/lib/report-queue/settings'
import type { Step } from '@/lib/report-queue/vocabulary'
import { contextKey } from '../support/context-key.ts'
import type { TestDatabase } from '../support/database.ts'
import type { WorkerOrder } from './worker-process.ts'

const repository = path.resolve(import.meta.dirname, '../../..')
/** A lease for the tests that wait until it has run out. */
export const leaseSeconds = 2
let count = 0

export type RunningWorker = {
  process: ChildProcess
  name: string
  /** Whether it has taken a request yet: a process needs a while to start. */
  isAtWork: () => boolean
  /** Until it has come to this step once more. */
  reaches: (step: Step | 'stopping') => Promise<void>
  /** Lets a worker that was told to hold go on. */
  goOn: () => void
  exited: Promise<unknown>
  kill: (signal: NodeJS.Signals) => void
}

/** Workers of one test file: their data folder, and their end when the file ends. */
export class Workers {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-reports-'))
  readonly #database: TestDatabase
  readonly #running = new Set<RunningWorker>()

  constructor(database: TestDatabase) {
    this.#database = database
  }

  start(at: { killAt?: Step; holdAt?: Step } = {}, settings: Partial<ReportWorkerSettings> = {}): RunningWorker {
    count += 1
    const name = `worker-${count}`
    const order: WorkerOrder = {
      killAt: at.killAt ?? null,
      holdAt: at.holdAt ?? null,
      settings: { ...this.#usual(name), ...settings },
    }
    const child = spawn(
      process.execPath,
      [
        '--conditions=react-server',
        '--import',
        'tsx',
        path.join(import.meta.dirname, 'worker-process.ts'),
        JSON.stringify(order),
      ],
      {
        cwd: repository,
        stdio: ['pipe', 'pipe', 'inherit'],
        env: {
          ...process.env,
          SUBSTANTIA_WEB_DATABASE_URL: this.#database.webUrl,
          SUBSTANTIA_CONTEXT_KEY: contextKey,
          SUBSTANTIA_DATA: this.folder,
          SUBSTANTIA_LOG_LEVEL: 'silent',
        },
      },
    )
    const worker = follow(child, name)
    this.#running.add(worker)
    void worker.exited.then(() => this.#running.delete(worker))
    return worker
  }

  /** Names of all files that were placed, and of those that were not finished. */
  files() {
    const below = (folder: string) =>
      fs.existsSync(folder)
        ? fs
            .readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => path.relative(path.join(this.folder, 'files'), path.join(entry.parentPath, entry.name)))
            .sort()
        : []
    return {
      placed: below(path.join(this.folder, 'files', 'reports')),
      unfinished: below(path.join(this.folder, 'files', 'unfinished')),
    }
  }

  /** Whatever a test left running, also one that failed. */
  async killAll() {
    const left = [...this.#running]
    for (const worker of left) worker.kill('SIGKILL')
    await Promise.all(left.map(({ exited }) => exited))
  }

  async end() {
    await this.killAll()
    fs.rmSync(this.folder, { recursive: true, force: true })
  }

  #usual(name: string): ReportWorkerSettings {
    return {
      name,
      leaseSeconds: 30, // only who waits for one to run out gives less
      pollSeconds: 0.3,
      retrySeconds: 0.05,
      renderSeconds: 20,
      renderMemoryMegabytes: 512,
      rendersPerChild: 50,
      renderProgram: path.join(import.meta.dirname, 'render-standin.ts'),
      folder: path.join(this.folder, 'program'),
      sweepSeconds: 0,
    }
  }
}

function follow(child: ChildProcess, name: string): RunningWorker {
  const reached: Record<string, number> = {}
  const waiting: { step: string; resolve: () => void }[] = []
  if (child.stdout)
    readline.createInterface({ input: child.stdout }).on('line', (step) => {
      reached[step] = (reached[step] ?? 0) + 1
      for (const one of waiting) if (one.step === step) one.resolve()
    })
  const exited = once(child, 'exit')
  return {
    process: child,
    name,
    isAtWork: () => (reached.claim ?? 0) > 0,
    reaches: (step) =>
      new Promise((resolve, reject) => {
        waiting.push({ step, resolve })
        void exited.then(() => reject(new Error(`${name} ended before it came to "${step}".`)))
      }),
    goOn: () => child.stdin?.write('go on\n'),
    exited,
    kill: (signal) => child.kill(signal),
  }
}

/** What must be true of the whole queue when nothing waits any more. */
export async function faults(db: pg.Client, workers: Workers): Promise<string[]> {
  const { rows: wrong } = await db.query<{ fault: string }>(
    `select 'lost: ' || r.id as fault from report_status r where r.status in ('pending', 'generating') and r.deleted_at is null
      union all
     select 'generated without a report: ' || r.id from report_status r
      where r.status = 'generated' and r.import_run is null and r.fence > 0
        and not exists (select from medical_reports m where m.id = r.report_id)
      union all
     select 'twice: ' || r.id from report_status r
      where (select count(*) from report_attempts a where a.request_id = r.id and a.outcome = 'published') > 1
         or (r.signing_of is null and (select count(*) from medical_reports m where m.request_id = r.id)
              <> case when r.status = 'generated' then 1 else 0 end and r.fence > 0)
      union all
     select 'an attempt that never ended: ' || a.request_id from report_attempts a where a.outcome is null`,
  )
  const { rows: named } = await db.query<{ key: string }>('select storage_key as key from report_files order by 1')
  const { placed, unfinished } = workers.files()
  const keys = new Set(named.map(({ key }) => key))
  return [
    ...wrong.map(({ fault }) => fault),
    ...placed.filter((file) => !keys.has(file)).map((file) => `nobody's file: ${file}`),
    ...[...keys].filter((key) => !placed.includes(key)).map((key) => `no such file: ${key}`),
    ...unfinished.map((file) => `unfinished file: ${file}`),
  ]
}
