/*
 * A worker in a process of its own, to be killed, stopped and let go on. It says each step it comes to; at the one it was
 * told to it pulls its own plug, or waits for a line on its input.
 */
import readline from 'node:readline'
import { runReportWorker } from '@/lib/report-queue/run-report-worker'
import type { ReportWorkerSettings } from '@/lib/report-queue/settings'
import type { Step } from '@/lib/report-queue/vocabulary'

export type WorkerOrder = { settings: ReportWorkerSettings; killAt: Step | null; holdAt: Step | null }

const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder
const stop = new AbortController()
process.on('SIGTERM', () => {
  stop.abort()
  process.stdout.write('stopping\n')
})
let held = false

await runReportWorker(stop.signal, order.settings, async (step) => {
  process.stdout.write(`${step}\n`)
  if (step === order.killAt) process.kill(process.pid, 'SIGKILL')
  if (step === order.holdAt && !held) {
    held = true
    await nextLine()
  }
})
process.exit(0)

async function nextLine() {
  const input = readline.createInterface({ input: process.stdin })
  await new Promise((resolve) => input.once('line', resolve))
  input.close()
}
