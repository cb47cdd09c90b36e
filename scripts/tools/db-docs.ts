import fs from 'node:fs'
import path from 'node:path'
import { repository } from '../bootstrap/settings.mjs'
import { describeDatabase } from '../database/describe.ts'
import { applyMigrations } from '../database/schema-engine.ts'
import { withDatabase } from '../database/service.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run db:docs [-- --json]

Migrates the database and writes docs/database.md from its catalog.`,
  options: {},
  async run({ settings, secrets, json }) {
    const file = path.join(repository, 'docs/database.md')
    await withDatabase(settings, secrets, async (url) => {
      await applyMigrations(url)
      fs.writeFileSync(file, await describeDatabase(url))
    })
    console.log(json ? JSON.stringify({ file }) : `Wrote ${file}.`)
  },
})
