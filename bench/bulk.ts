import { withJobs } from './job-process.ts'

/** Assigns one doctor to many patients: asking, the preview of every row, and the work of the job. */
export async function benchBulk(data: string, patients: number, rows: number): Promise<object> {
  return withJobs(data, patients, async ({ run, administrator, doctor }) => ({
    patients,
    ...(await run(['--user', administrator, '--doctor', doctor, '--rows', String(rows)])),
  }))
}
