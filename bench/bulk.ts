import { withJobs } from './job-process.ts'

/** Done to many patients and taken back: asking, the preview of every row, the work of the job, and its undo. */
export async function benchBulk(data: string, patients: number, rows: number): Promise<object> {
  return withJobs(data, patients, async ({ run, administrator, doctor }) => {
    const person = ['--user', administrator, '--doctor', doctor]
    const measure = (action: string) => run([...person, '--action', action, '--rows', String(rows)])
    return { patients, assign: await measure('assign'), trash: await measure('trash') }
  })
}
