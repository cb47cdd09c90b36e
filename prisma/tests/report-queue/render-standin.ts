/*
 * Draws nothing worth reading, at once; and does what a document of a patient named "Poison …" would make a broken program
 * do. Everything around it is the real thing: the process, its rights, its limits.
 */
import '@/lib/report-queue/render-guard'
import fs from 'node:fs'
import net from 'node:net'
import type { RenderOrder } from '@/lib/report-queue/render-order'
import { serveRenders } from '@/lib/report-queue/render-server'

const keep: unknown[] = []

const poisons: Record<string, (order: RenderOrder) => void> = {
  throw() {
    throw new Error('a broken document')
  },
  loop() {
    for (;;) keep.length = 0
  },
  memory() {
    for (;;) keep.push(new Array(1_000_000).fill(keep.length))
  },
  buffers() {
    for (;;) keep.push(Buffer.alloc(16 * 1024 * 1024, 1))
  },
  exit() {
    process.exit(1)
  },
  reads() {
    keep.push(fs.readFileSync('/etc/hostname'))
  },
  connects() {
    net.connect(9)
  },
}

serveRenders(async (order, variant) => {
  const [, poison = ''] = /^Poison (\w+)/.exec(order.document.subject.name) ?? []
  poisons[poison]?.(order)
  return Buffer.from(`%PDF-1.7 ${variant} ${order.identity.reportId} ${order.document.title}`)
})
