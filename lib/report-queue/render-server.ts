import fs from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { RenderAnswer, RenderOrder } from './render-order'
import type { FileVariant } from './vocabulary'

/** A thread of its own sees that the worker is gone also while drawing keeps this one busy for ever. */
const watchdog = `
  const { workerData } = require('node:worker_threads')
  setInterval(() => { if (process.ppid !== workerData) process.kill(process.pid, 'SIGKILL') }, 500)`

/** Draws one order after the other until the worker lets go. */
export function serveRenders(draw: (order: RenderOrder, variant: FileVariant) => Promise<Uint8Array>) {
  new Worker(watchdog, { eval: true, workerData: process.ppid }).unref()
  process.on('disconnect', () => process.exit(0))
  process.on('message', (order: RenderOrder) => void carryOut(order))

  async function carryOut(order: RenderOrder) {
    const files: { path: string; bytes: Uint8Array }[] = []
    try {
      for (const { variant, path } of order.targets) files.push({ path, bytes: await draw(order, variant) })
    } catch {
      return say({ failed: 'drawing' }) // never the error itself: it may quote the document
    }
    say({ step: 'render' })
    try {
      for (const { path, bytes } of files) await fs.writeFile(path, bytes, { mode: 0o600 })
    } catch {
      return say({ failed: 'writing' })
    }
    say({ step: 'temp-write' })
    say({ ready: true })
  }
}

function say(answer: RenderAnswer) {
  process.send?.(answer)
}
