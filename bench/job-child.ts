/*
 * One job of the benchmark, in a process of its own so that its memory can be told: asks for it as the page does, and does
 * it as the worker does. Started by job-process.ts; prints JSON.
 */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { startExport } from '../lib/exports/commands.ts'
import { asViewer, type Scope } from '../lib/db/scope.ts'
import { prepareBulk, startJob } from '../lib/jobs/commands.ts'
import { previewBulk } from '../lib/jobs/preview.ts'
import { getJob } from '../lib/jobs/queries.ts'
import { runNextJob } from '../lib/jobs/run-job.ts'
import type { ExportFormat, JobKind } from '../lib/jobs/vocabulary.ts'
import { findList } from '../lib/lists/registry.ts'
import { emptyState } from '../lib/lists/state.ts'

const { values } = parseArgs({
  options: {
    user: { type: 'string', default: '' },
    format: { type: 'string' },
    doctor: { type: 'string', default: '' },
    rows: { type: 'string', default: '10000' },
  },
})
const viewer = {
  role: 'admin',
  userId: values.user,
  name: 'Benchmark',
  loginSessionId: 'bench',
  requestId: 'bench',
  mustChangePassword: false,
  doctorId: null,
  patientId: null,
} as const

const taken: Record<string, number> = {}
const jobId = values.format ? await exportPatients(values.format as ExportFormat) : await assignPatients()
await timed('work', async () => {
  const kind: JobKind = values.format ? 'export' : 'bulk'
  while (await runNextJob([kind], new AbortController().signal));
})
const job = await asViewer(viewer, (scope) => getJob(scope, jobId))
if (job?.filePath) fs.rmSync(job.filePath)
console.log(
  JSON.stringify({
    status: job?.status,
    rows: job?.done,
    skipped: job?.skipped,
    fileBytes: job?.fileBytes,
    seconds: taken,
    highestMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
process.exit(job?.status === 'done' ? 0 : 1)

async function exportPatients(format: ExportFormat) {
  const started = await timed('ask', () =>
    asViewer(viewer, (scope) => startExport(scope, patients(), emptyState, format)),
  )
  if (!('jobId' in started)) throw new Error('Too few rows for a job: load more than 5,000 patients.')
  return started.jobId
}

/** Assigns a doctor as consultant to the first patients of the list. */
async function assignPatients() {
  const ids = await timed('choose', () => asViewer(viewer, (scope) => firstIds(scope, Number(values.rows))))
  const fields = { doctorId: values.doctor, assignmentType: 'consultant', presentPrimary: 'refuse' }
  const asked = { action: 'patients.assign', selection: { ids }, fields }
  const id = await timed('ask', () => asViewer(viewer, (scope) => prepareBulk(scope, asked)))
  const version = await timed('preview', () =>
    asViewer(viewer, async (scope) => {
      const draft = await getJob(scope, id)
      if (draft) await previewBulk(scope, draft)
      return draft?.version ?? 1
    }),
  )
  return asViewer(viewer, (scope) => startJob(scope, { id, version, reason: 'A benchmark' }))
}

async function firstIds({ db }: Scope, rows: number) {
  const found = await db.$queryRaw<{ id: string }[]>`
    select patient_id as id from patients where deleted_at is null order by patient_id limit ${rows}`
  return found.map(({ id }) => id)
}

function patients() {
  const list = findList('patients')
  if (!list) throw new Error('There is no list of patients.')
  return list
}

async function timed<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now()
  const result = await work()
  taken[step] = Math.round(performance.now() - started) / 1000
  return result
}
