/*
 * One job of the benchmark, in a process of its own so that its memory can be told: asks for it as the page does, and does
 * it as the worker does. Started by job-process.ts; prints JSON.
 */
import fs from 'node:fs'
import { parseArgs } from 'node:util'
import { startExport } from '../lib/exports/commands.ts'
import { asViewer, type Scope } from '../lib/db/scope.ts'
import { undoOperation } from '../lib/changes/commands.ts'
import { prepareBulk, startJob } from '../lib/jobs/commands.ts'
import { previewBulk } from '../lib/jobs/preview.ts'
import { getJob } from '../lib/jobs/queries.ts'
import { runNextJob } from '../lib/jobs/run-job.ts'
import type { ExportFormat, JobKind } from '../lib/jobs/vocabulary.ts'
import { findList } from '../lib/lists/registry.ts'
import { emptyState } from '../lib/lists/state.ts'
import { watchMemory } from './memory.ts'

const { values } = parseArgs({
  options: {
    user: { type: 'string', default: '' },
    format: { type: 'string' },
    stage: { type: 'string', default: '2' },
    doctor: { type: 'string', default: '' },
    action: { type: 'string', default: 'assign' },
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
const actions = {
  assign: {
    action: 'patients.assign',
    fields: { doctorId: values.doctor, assignmentType: 'consultant', presentPrimary: 'refuse' },
  },
  trash: { action: 'patients.trash', fields: {} },
}

const taken: Record<string, number> = {}
console.log(JSON.stringify(values.format ? await exportOf(values.format as ExportFormat) : await bulkAndBack()))
process.exit()

/** Patients at one stage in one file, and how much memory the process holds while it is written. */
async function exportOf(format: ExportFormat) {
  const atStage = { ...emptyState, filters: [{ column: 'stage', operator: 'is' as const, values: [values.stage] }] }
  const started = await timed('ask', () => asViewer(viewer, (scope) => startExport(scope, patients(), atStage, format)))
  if (!('jobId' in started)) throw new Error('Too few rows for a job: load more than 5,000 patients.')
  const memory = watchMemory()
  await timed('work', () => runJobs('export'))
  const job = await endOf(started.jobId)
  if (job.filePath) fs.rmSync(job.filePath)
  return { rows: job.done, fileMB: Math.round((job.fileBytes ?? 0) / 1e6), seconds: taken, memory: memory.end() }
}

/** A bulk action on the first patients of the list, and its undo. */
async function bulkAndBack() {
  const { action, fields } = actions[values.action as keyof typeof actions]
  const ids = await timed('choose', () => asViewer(viewer, (scope) => firstIds(scope, Number(values.rows))))
  const id = await timed('ask', () =>
    asViewer(viewer, (scope) => prepareBulk(scope, { action, selection: { ids }, fields })),
  )
  const version = await timed('preview', () =>
    asViewer(viewer, async (scope) => {
      const draft = await getJob(scope, id)
      if (draft) await previewBulk(scope, draft)
      return draft?.version ?? 1
    }),
  )
  await asViewer(viewer, (scope) => startJob(scope, { id, version, reason: 'A benchmark' }))
  await timed('work', () => runJobs('bulk'))
  const job = await endOf(id)
  const undone = await timed('undo', async () => {
    const asked = await asViewer(viewer, (scope) => undoOperation(scope, { operation: job.operationId ?? '' }))
    if (!('job' in asked)) return null
    await runJobs('undo')
    return endOf(asked.job)
  })
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  return {
    action,
    rows: job.done,
    skipped: job.skipped,
    changesUndone: undone?.done,
    seconds: taken,
    highestMemoryMB: memory,
  }
}

async function runJobs(kind: JobKind) {
  while (await runNextJob([kind], new AbortController().signal));
}

async function endOf(id: string) {
  const job = await asViewer(viewer, (scope) => getJob(scope, id))
  if (job?.status !== 'done') throw new Error(`The job ended as ${job?.status}: ${job?.errorMessage}`)
  return job
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
