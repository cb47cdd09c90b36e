/*
 * A worker in a process of its own, to be killed: it says when a chunk is written but not committed, and at the one it was
 * told it stands still.
 */
import fs from 'node:fs'
import { csvImportJob } from '@/lib/csv-import/job'
import { runNextJob } from '@/lib/jobs/run-job'

const stopAt = Number(process.argv[2])
let chunks = 0

if (!('chunk' in csvImportJob)) throw new Error('The import of CSV files is no longer done in chunks.')
const { chunk, ...rest } = csvImportJob
await runNextJob(['csv-import'], new AbortController().signal, {
  'csv-import': {
    ...rest,
    chunk: async (scope, job) => {
      const result = await chunk(scope, job)
      chunks += 1
      fs.writeSync(1, `chunk ${chunks}\n`)
      if (chunks === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      return result
    },
  },
})
