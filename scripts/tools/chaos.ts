import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run test:chaos

The long form of what npm test does to the workers that make reports: four of them at work as in an installation, killed at
every step twice and at forty random moments. Takes about ten minutes.
Exit code 0 when nothing was lost, made twice or left lying about and all was made within 45 seconds of a kill, 1 otherwise.`,
  options: {},
  async run() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-chaos-'))
    const figures = path.join(folder, 'figures.json')
    const { status } = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--project', 'database', 'prisma/tests/report-queue'],
      { stdio: 'inherit', env: { ...process.env, SUBSTANTIA_CHAOS: figures } },
    )
    if (fs.existsSync(figures)) console.log(fs.readFileSync(figures, 'utf8'))
    fs.rmSync(folder, { recursive: true, force: true })
    return status === 0 ? 0 : 1
  },
})
