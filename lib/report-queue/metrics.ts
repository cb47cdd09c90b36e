import 'server-only'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { durationBuckets, type QueueFigures } from './queries'
import type { RequestStatus } from '@/lib/reports/vocabulary'
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
  observe(registry, figures)
  return registry.metrics()
}

/** A histogram of what was counted elsewhere: each bucket is observed as often as the database says, at its sum. */
function observe(registry: Registry, { durations, attempts }: QueueFigures) {
  const name = 'substantia_report_duration_seconds'
  const histogram = new Histogram({
    name,
    help: 'How long making a published report took, from taking the request.',
    buckets: durationBuckets,
    registers: [registry],
  })
  const sum = attempts.filter(({ outcome }) => outcome === 'published').reduce((all, { seconds }) => all + seconds, 0)
  const own = histogram.get.bind(histogram)
  histogram.get = async () => {
    const metric = await own()
    let counted = 0
    const values: { labels: { le?: number | string }; value: number; metricName: string }[] = durationBuckets.map(
      (le, bucket) => {
        counted += durations[String(bucket)] ?? 0
        return { labels: { le }, value: counted, metricName: `${name}_bucket` }
      },
    )
    const total = counted + (durations[String(durationBuckets.length)] ?? 0)
    values.push(
      { labels: { le: '+Inf' }, value: total, metricName: `${name}_bucket` },
      { labels: {}, value: sum, metricName: `${name}_sum` },
      { labels: {}, value: total, metricName: `${name}_count` },
    )
    return { ...metric, values } as typeof metric
  }
}
