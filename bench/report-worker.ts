/* A worker of the benchmark, as `npm run worker` runs it. Started by report-queue.ts. */
import { runReportWorker } from '../lib/report-queue/run-report-worker.ts'

const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
await runReportWorker(stop.signal)
process.exit(0)
