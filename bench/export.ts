import { withJobs } from './job-process.ts'

/** About seven in a thousand, and about eleven in a hundred: of a million patients 7,000 and 110,000. */
const stages = ['4', '2']

/**
 * Exports the patients at a rare stage and at a common one in each format. Memory is that of the whole process: when it
 * hardly grows from the few rows to the many, it does not grow with the rows.
 */
export async function benchExport(data: string, patients: number): Promise<object[]> {
  return withJobs(data, patients, async ({ run, administrator }) => {
    const results: object[] = []
    for (const format of ['csv', 'xlsx', 'json'])
      for (const stage of stages) {
        const result = await run(['--user', administrator, '--format', format, '--stage', stage])
        results.push({ patients, format, ...result })
      }
    return results
  })
}
