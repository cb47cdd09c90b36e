import { folder } from './data-folder.ts' // before anything reads the environment
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll } from 'vitest'
import { asViewer } from '@/lib/db/scope'
import { createJob, keepSelection } from '@/lib/jobs/commands'
import { runNextJob } from '@/lib/jobs/run-job'
import { findList } from '@/lib/lists/registry'
import { emptyState } from '@/lib/lists/state'
import { adminViewer, expect, test } from '../scope/test.ts'
import { jobOf } from './job.ts'
import { killWorkerAt } from './kill.ts'
import { manyPatients } from './many.ts'

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const files = () => fs.readdirSync(path.join(folder, 'exports'))

for (const moment of ['transaction 1 written', 'transaction 3 committed']) {
  test(`an export whose worker is killed at "${moment}" is written anew, whole, and the half file goes`, async ({
    db,
    make,
  }) => {
    const admin = await make.admin()
    await db.query('update patients set deleted_at = now()')
    const ids = await manyPatients(db, make, 900, 'Exported')
    const patients = findList('patients')!
    const jobId = await asViewer(adminViewer(admin), async (scope) => {
      const params = { list: 'patients', format: 'json', state: emptyState }
      const job = { kind: 'export', name: 'patients', title: 'Export', params, status: 'pending' } as const
      const id = await createJob(scope, job)
      await keepSelection(scope, id, patients, { state: emptyState }, { most: 1000, batchRows: 200 })
      return id
    })
    const before = fs.existsSync(path.join(folder, 'exports')) ? files() : []

    await killWorkerAt(db, jobId, 'export', moment)
    expect(files()).toHaveLength(before.length + 1)
    await runNextJob(['export'], new AbortController().signal)

    expect(await jobOf(db, jobId)).toMatchObject({ status: 'done', done: 900, skipped: 0, fence: 2 })
    const { rows } = await db.query<{ path: string; bytes: number; sha256: string }>(
      'select file_path as path, file_bytes::int as bytes, file_sha256 as sha256 from jobs where id = $1',
      [jobId],
    )
    const file = rows[0]!
    const written = fs.readFileSync(file.path)
    expect({ bytes: written.length, sha256: createHash('sha256').update(written).digest('hex') }).toEqual({
      bytes: file.bytes,
      sha256: file.sha256,
    })
    const exported = (JSON.parse(written.toString()) as { id: string }[]).map(({ id }) => id)
    expect(exported.toSorted()).toEqual(ids.toSorted())
    expect(files().filter((name) => !before.includes(name))).toEqual([path.basename(file.path)])
  })
}
