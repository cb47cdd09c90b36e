import { runWorker } from '../../lib/worker/run-worker.ts'

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())

await runWorker(stop.signal)
process.exit(0)
