import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { ReportType, RequestStatus } from '@/lib/reports/vocabulary'
import { type AttemptOutcome, type ErrorClass, type Step, workerGoneSeconds } from './vocabulary'

export type Attempt = {
  number: number
  worker: string
  startedAt: Date
  finishedAt: Date | null
  outcome: AttemptOutcome | null
  errorClass: ErrorClass | null
  errorMessage: string | null
  durationMilliseconds: number | null
  steps: { step: Step; milliseconds: number }[]
}

const mostAttemptsShown = 50

/** Every try at a request, newest first. Whoever finds the request finds its tries. */
export async function listAttempts({ db }: Scope, requestId: string): Promise<Attempt[]> {
  return db.$queryRaw<Attempt[]>`
    select number, worker, started_at as "startedAt", finished_at as "finishedAt", outcome, error_class as "errorClass",
           error_message as "errorMessage", duration_milliseconds as "durationMilliseconds", steps
      from report_attempts
     where request_id = ${requestId}
     order by number desc
     limit ${mostAttemptsShown}`
}

/** Why a request is not being made yet; null when it does not wait. */
export type WhyWaiting = {
  pausedAt: string | null
  pauseReason: string | null
  notBefore: string | null
  samePatient: boolean
  ahead: number
  workers: number
}

export async function whyWaiting({ db }: Scope, requestId: string): Promise<WhyWaiting | null> {
  const [found] = await db.$queryRaw<{ why: WhyWaiting | null }[]>`select app.why_request_waits(${requestId}) as why`
  return found?.why ?? null
}

/** The queue as it stands: what is open, and who works on it. */
export type QueueNow = {
  statuses: Partial<Record<RequestStatus, number>>
  oldestAt: string | null
  oldestSeconds: number | null
  delayed: number
  failedByClass: Partial<Record<ErrorClass | 'unknown', number>>
  workers: number
  pausedAt: string | null
}

export async function queueNow({ db }: Pick<Scope, 'db'>): Promise<QueueNow> {
  const [found] = await db.$queryRaw<{ figures: QueueNow | null }[]>`select app.report_queue_now() as figures`
  return allowed(found?.figures)
}

/** And how all tries ended that there ever were: for /metrics. */
export type QueueFigures = QueueNow & {
  attempts: { outcome: AttemptOutcome; class: string; total: number; seconds: number }[]
  /** By bucket of `durationBuckets`: how many reports took so long. */
  durations: Record<string, number>
}

/** For administrators, and for the worker's scope, which watches the house. */
export async function queueFigures({ db }: Pick<Scope, 'db'>): Promise<QueueFigures> {
  const [found] = await db.$queryRaw<{ figures: QueueFigures | null }[]>`select app.report_queue_figures() as figures`
  return allowed(found?.figures)
}

function allowed<Figures>(figures: Figures | null | undefined): Figures {
  if (!figures) throw new Error('The figures of the queue were asked for by somebody who may not see them.')
  return figures
}

export type RunningReport = {
  id: string
  patientId: string
  patientName: string
  reportType: ReportType
  startedAt: Date | null
  heartbeatAt: Date | null
  attempts: number
  worker: string | null
}
export type SeenWorker = {
  name: string
  startedAt: Date
  seenAt: Date
  isAlive: boolean
  requestId: string | null
  made: number
  failed: number
  memoryMegabytes: number
}
export type QueuePause = { at: Date; byName: string | null; reason: string } | null

const mostRunning = 50
const mostWorkers = 50

/** What the queue is at: for its page. */
export async function getQueue(scope: Scope) {
  const { db } = scope
  const figures = await queueNow(scope)
  const running = await db.$queryRaw<RunningReport[]>`
    select rs.id, rs.patient_id as "patientId", p.name as "patientName", rs.report_type as "reportType",
           rs.started_at as "startedAt", rs.heartbeat_at as "heartbeatAt", rs.attempts::integer,
           (select a.worker from report_attempts a where a.request_id = rs.id and a.number = rs.fence) as worker
      from report_status rs
      join patients p on p.patient_id = rs.patient_id
     where rs.status = 'generating' and rs.deleted_at is null
     order by rs.started_at, rs.id
     limit ${mostRunning}`
  const workers = await db.$queryRaw<SeenWorker[]>`
    select name, started_at as "startedAt", seen_at as "seenAt",
           seen_at > clock_timestamp() - make_interval(secs => ${workerGoneSeconds}) as "isAlive", request_id as "requestId", made, failed, (memory_bytes / 1048576)::integer as "memoryMegabytes"
      from report_workers
     order by seen_at desc, name
     limit ${mostWorkers}`
  const [pause] = await db.$queryRaw<{ at: Date | null; byName: string | null; reason: string | null }[]>`
    select s.queue_paused_at as at, u.name as "byName", s.queue_pause_reason as reason
      from programme_settings s
      left join users u on u.id = s.queue_paused_by
     where s.id = 1`
  noteAccess(scope, {
    action: 'report-queue.open',
    entity: 'report_status',
    listedPatientIds: [...new Set(running.map(({ patientId }) => patientId))],
  })
  const paused: QueuePause = pause?.at ? { at: pause.at, byName: pause.byName, reason: pause.reason ?? '' } : null
  return { figures, running, workers, paused }
}
