import { createHash, timingSafeEqual } from 'node:crypto'
import { notFound } from 'next/navigation'
import { asWorker } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { metricsOf } from '@/lib/report-queue/metrics'
import { queueFigures } from '@/lib/report-queue/queries'

/** For Prometheus, with the bearer token of the environment. Without one, or with another, there is no such page. */
export async function GET(request: Request) {
  const token = env().SUBSTANTIA_METRICS_TOKEN
  if (!token || !isSame(request.headers.get('authorization') ?? '', `Bearer ${token}`)) notFound()
  const figures = await asWorker(queueFigures)
  return new Response(await metricsOf(figures), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'private, no-store' },
  })
}

function isSame(one: string, other: string) {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}
