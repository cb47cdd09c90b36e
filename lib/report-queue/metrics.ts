import 'server-only'
import { Counter, Gauge, Registry } from 'prom-client'
import type { RequestStatus } from '@/lib/reports/vocabulary'
import { durationHistogram } from './duration-histogram'
import type { QueueFigures } from './queries'
import { errorClasses } from './vocabulary'

// what was made or put away is no queue; how many were made is told by the tries
const openStatuses = ['pending', 'generating', 'failed'] satisfies RequestStatus[]

/** The queue as Prometheus reads it. Every figure is counted by the database: processes come and go, it stays. */
export async function metricsOf(figures: QueueFigures): Promise<string> {
  const registry = new Registry()
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `substantia_report_${name}`, help, labelNames, registers: [registry] })

  const requests = gauge('requests', 'Open and failed requests for reports.', ['status'])
  for (const status of openStatuses) requests.set({ status }, figures.statuses[status] ?? 0)
  const failed = gauge('requests_failed', 'Failed requests by what went wrong.', ['class'])
  for (const kind of [...errorClasses, 'unknown'] as const)
    failed.set({ class: kind }, figures.failedByClass[kind] ?? 0)
  gauge('oldest_seconds', 'Age of the oldest request that waits.').set(figures.oldestSeconds ?? 0)
  gauge('delayed', 'Requests that wait for their next try.').set(figures.delayed)
  gauge('workers', 'Workers seen within 45 seconds.').set(figures.workers)
  gauge('paused', '1 while the queue is paused.').set(figures.pausedAt ? 1 : 0)

  const attempts = new Counter({
    name: 'substantia_report_attempts_total',
    help: 'Tries by how they ended and what went wrong.',
    labelNames: ['outcome', 'class'],
    registers: [registry],
  })
  for (const { outcome, class: kind, total } of figures.attempts) attempts.inc({ outcome, class: kind }, total)
  const madeSeconds = figures.attempts
    .filter(({ outcome }) => outcome === 'published')
    .reduce((all, { seconds }) => all + seconds, 0)
  return `${await registry.metrics()}\n${durationHistogram(figures.durations, madeSeconds)}`
}
