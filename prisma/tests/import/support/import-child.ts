/*
 * An import in a process of its own, to be killed. It says every step it reaches and stops dead at the one it was told,
 * with whatever it asked of the database still under way.
 */
import fs from 'node:fs'
import { importLegacyFile, type ImportOptions } from '@/lib/legacy-import/run-import.ts'

export type ChildOrder = { options: ImportOptions; stopAt: string | null }

const { options, stopAt } = JSON.parse(process.argv[2] ?? '') as ChildOrder

await importLegacyFile({
  ...options,
  onProgress: ({ phase, table }) => {
    const step = table ? `${phase} ${table}` : phase
    fs.writeSync(1, `${step}\n`)
    if (step === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  },
})
