import { withJobs } from './job-process.ts'

/** Done to many patients and taken back: asking, the preview of every row, the work of the job, and its undo. */
export async function benchBulk(data: string, patients: number, rows: number): Promise<object> {
  return withJobs(data, patients, async ({ run, administrator, doctor }) => {
    const person = ['--user', administrator, '--doctor', doctor]
    const measure = (action: string, count: number) => run([...person, '--action', action, '--rows', String(count)])
    // with a patient go some 35 other records: a tenth of the patients are more rows
    return { patients, assign: await measure('assign', rows), trash: await measure('trash', Math.ceil(rows / 10)) }
  })
}
