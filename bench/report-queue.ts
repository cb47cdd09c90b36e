import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { steps } from '@/lib/report-queue/vocabulary'
import { readSecrets } from '../scripts/bootstrap/secrets.mjs'
import { ensureContextKey, ensureWebLogin } from '../scripts/database/logins.ts'
import { onServer, openBenchServer } from './database.ts'

type Settings = {
  data: string
  requests: number
  workers: number
  /** After so long it stops, whatever still waits; null: when all is made. */
  minutes: number | null
}

/**
 * Many requests at once, made by some workers with the real program that draws: how many a second, how long one waits, how
 * much memory each worker and its drawing process take. Every request must end published exactly once, or it is said.
 */
export async function benchReportQueue({ data, requests, workers, minutes }: Settings): Promise<object> {
  const server = await openBenchServer(data)
  const folder = path.join(data, 'bench-reports')
  fs.rmSync(folder, { recursive: true, force: true })
  try {
    const url = await server.fresh('bench_report_queue')
    const secrets = readSecrets(folder)
    return await onServer(url, async (client) => {
      await ensureContextKey(client, secrets.contextKey)
      const webUrl = await ensureWebLogin(client, url, randomBytes(24).toString('base64url'))
      await fill(client, requests)
      const environment = {
        SUBSTANTIA_WEB_DATABASE_URL: webUrl,
        SUBSTANTIA_CONTEXT_KEY: secrets.contextKey,
        SUBSTANTIA_DATA: folder,
        SUBSTANTIA_LOG_LEVEL: 'error',
      }
      const started = Date.now()
      const running = Array.from({ length: workers }, () => startWorker(environment))
      const { made, memory } = await untilMade(client, running, minutes)
      const seconds = (Date.now() - started) / 1000
      for (const worker of running) worker.kill('SIGTERM')
      return {
        requests,
        workers,
        seconds: Math.round(seconds),
        perSecond: round(made / seconds),
        memory,
        ...(await waits(client)),
        stepMillisecondsP50: await stepTimes(client),
      }
    })
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
    await server.stop()
  }
}

/** Patients with a session, a result and a request each, all asked for at this moment. */
async function fill(client: pg.Client, requests: number) {
  const administrator = `bench-${randomUUID()}`
  await client.query(
    "insert into users (id, email, name, role) values ($1, $1 || '@example.test', 'Benchmark', 'admin')",
    [administrator],
  )
  await client.query(
    `with people as (
       insert into patients (name) select 'Patient ' || n from generate_series(1, $1::integer) n returning patient_id
     ), visits as (
       insert into sessions (patient_id) select patient_id from people returning id, patient_id
     )
     select count(*) from visits`,
    [requests],
  )
  await client.query(
    `insert into predictions (session_id, patient_id, prediction_type, binary_result, stage_result, confidence_score, model_version)
     select id, patient_id, 'stage', 'positive', 2, 0.87, 'bench' from sessions`,
  )
  await client.query(
    `insert into report_status (patient_id, session_id, report_type, requested_by)
     select patient_id, id, 'doctor', $1 from sessions`,
    [administrator],
  )
  await client.query('analyze')
}

function startWorker(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'bench/report-worker.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  })
}

/** Until nothing waits, or the time is over; meanwhile the most memory that a worker and what it started held. */
async function untilMade(client: pg.Client, workers: ChildProcess[], minutes: number | null) {
  const end = minutes === null ? Infinity : Date.now() + minutes * 60_000
  let highest = 0
  for (;;) {
    for (const { pid } of workers) highest = Math.max(highest, familyMegabytes(pid))
    const { rows } = await client.query<{ open: number; made: number }>(
      `select count(*) filter (where status in ('pending', 'generating'))::integer as open,
              count(*) filter (where status = 'generated')::integer as made
         from report_status`,
    )
    const { open = 0, made = 0 } = rows[0] ?? {}
    if (open === 0 || Date.now() > end) return { made, memory: { highestMBOfWorkerAndDrawing: highest } }
    await wait(1000)
  }
}

async function waits(client: pg.Client) {
  const { rows } = await client.query<Record<string, number>>(
    `select count(*) filter (where r.status = 'generated')::integer as generated,
            count(*) filter (where r.status = 'failed')::integer as failed,
            (select count(*)::integer from medical_reports) as reports,
            round(percentile_cont(0.5) within group (order by extract(epoch from r.generated_at - r.requested_at))::numeric, 1)::float8 as "waitSecondsP50",
            round(percentile_cont(0.95) within group (order by extract(epoch from r.generated_at - r.requested_at))::numeric, 1)::float8 as "waitSecondsP95",
            (select round(percentile_cont(0.5) within group (order by a.duration_milliseconds))::integer
               from report_attempts a where a.outcome = 'published') as "makingMillisecondsP50",
            (select round(percentile_cont(0.95) within group (order by a.duration_milliseconds))::integer
               from report_attempts a where a.outcome = 'published') as "makingMillisecondsP95",
            (select count(*)::integer from report_attempts a where a.outcome <> 'published') as "otherAttempts"
       from report_status r`,
  )
  return rows[0]
}

/** How long each step of making a report took: where the time goes. */
async function stepTimes(client: pg.Client) {
  const { rows } = await client.query<{ step: string; milliseconds: number }>(
    `select s.step, round(percentile_cont(0.5) within group (order by s.milliseconds))::integer as milliseconds
       from report_attempts a
      cross join jsonb_to_recordset(a.steps) as s (step text, milliseconds integer)
      where a.outcome = 'published'
      group by 1`,
  )
  const found = new Map(rows.map(({ step, milliseconds }) => [step, milliseconds]))
  return Object.fromEntries(steps.map((step) => [step, found.get(step) ?? 0]))
}

/** What a process and its children hold together. */
function familyMegabytes(pid: number | undefined): number {
  try {
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    return children.reduce((sum, child) => sum + familyMegabytes(Number(child)), residentMegabytes(pid))
  } catch {
    return 0
  }
}

function residentMegabytes(pid: number | undefined): number {
  return Math.round((Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1e6)
}

function round(value: number) {
  return Math.round(value * 10) / 10
}
