import { withJobs } from './job-process.ts'

/**
 * Exports every patient of programmes of different sizes in each format. Memory is that of the whole process: when it
 * hardly grows from the small programme to the large one, it does not grow with the rows.
 */
export async function benchExport(data: string, sizes: number[]): Promise<object[]> {
  const results: object[] = []
  for (const patients of sizes) {
    await withJobs(data, patients, async ({ run, administrator }) => {
      for (const format of ['csv', 'xlsx', 'json'])
        results.push({ patients, format, ...(await run(['--user', administrator, '--format', format])) })
    })
  }
  return results
}
