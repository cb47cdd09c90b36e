import { spawnSync } from 'node:child_process'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run test:chaos

The long form of what npm test does to the workers that make reports: killed at every step five times and at 200 random
moments, four of them at once. Takes up to an hour.
Exit code 0 when nothing was lost, made twice or left lying about, 1 otherwise.`,
  options: {},
  async run() {
    const { status } = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--project', 'database', 'prisma/tests/report-queue'],
      { stdio: 'inherit', env: { ...process.env, SUBSTANTIA_CHAOS: 'long' } },
    )
    return status === 0 ? 0 : 1
  },
})
