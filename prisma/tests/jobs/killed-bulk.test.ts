import { asViewer } from '@/lib/db/scope'
import { prepareBulk, startJob } from '@/lib/jobs/commands'
import { runNextJob } from '@/lib/jobs/run-job'
import { adminViewer, expect, test } from '../scope/test.ts'
import { jobOf } from './job.ts'
import { killWorkerAt } from './kill.ts'
import { manyPatients } from './many.ts'

const never = new AbortController().signal

/** 700 patients are three batches: 300, 300, 100. */
for (const { moment, done } of [
  { moment: 'chunk 1 begun', done: 0 },
  { moment: 'chunk 2 written', done: 300 },
  { moment: 'chunk 3 begun', done: 600 },
]) {
  test(`a bulk action whose worker is killed at "${moment}" is done once for each row, as one operation`, async ({
    db,
    make,
  }) => {
    const admin = await make.admin()
    const ids = await manyPatients(db, make, 700)
    const doctor = await make.doctor()
    const jobId = await asViewer(adminViewer(admin), async (scope) => {
      const fields = { doctorId: doctor.id, assignmentType: 'consultant', presentPrimary: 'refuse' }
      const id = await prepareBulk(scope, { action: 'patients.assign', selection: { ids }, fields })
      return startJob(scope, { id, version: 1, reason: 'A test' })
    })

    await killWorkerAt(db, jobId, 'bulk', moment)
    expect(await jobOf(db, jobId)).toMatchObject({ status: 'running', done, fence: 1 })
    await runNextJob(['bulk'], never)

    const job = await jobOf(db, jobId)
    expect(job).toMatchObject({ status: 'done', total: 700, done: 700, skipped: 0, failed: 0, fence: 2 })
    const { rows: outcomes } = await db.query(
      `select count(*)::int as rows, count(distinct record_id)::int as patients, min(row_number)::int as first,
              max(row_number)::int as last
         from job_rows where job_id = $1 and outcome = 'done'`,
      [jobId],
    )
    expect(outcomes).toEqual([{ rows: 700, patients: 700, first: 1, last: 700 }])
    const { rows: assigned } = await db.query(
      `select count(*)::int as assignments, count(distinct patient_id)::int as patients
         from doctor_patient_assignments where doctor_id = $1`,
      [doctor.id],
    )
    expect(assigned).toEqual([{ assignments: 700, patients: 700 }])
    const { rows: operations } = await db.query(
      `select operation_id as id, count(*)::int as changes from record_changes
        where entity = 'doctor_patient_assignments' and after ->> 'doctor_id' = $1 group by 1`,
      [doctor.id],
    )
    expect(operations).toEqual([{ id: job.operation_id, changes: 700 }])
  })
}
