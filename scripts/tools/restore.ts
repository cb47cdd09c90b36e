import path from 'node:path'
import pg from 'pg'
import { LegacyFileError } from '../../lib/legacy-import/legacy-error.ts'
import { restoreBackup } from '../../lib/legacy-import/restore.ts'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { connectionSettings } from '../database/connection.ts'
import { applyMigrations } from '../database/schema-engine.ts'
import { withDatabase } from '../database/service.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run restore -- FOLDER [--json]

Puts a backup that an import made (under backups/ of the data folder) into a database without records.
Every file is checked against its checksum first.`,
  options: {},
  async run({ positionals: [folder, ...rest], settings, secrets, json }) {
    if (!folder || rest.length > 0) throw new PlainError('Name the folder of the backup. Try --help.', { exitCode: 2 })
    const target = path.resolve(process.env.SUBSTANTIA_CALLED_FROM ?? '.', folder)
    const restored = await withDatabase(settings, secrets, async (url) => {
      await applyMigrations(url)
      const client = new pg.Client(connectionSettings(url))
      await client.connect()
      return restoreBackup(client, target).finally(() => client.end())
    }).catch((error: unknown) => {
      throw error instanceof LegacyFileError ? new PlainError(error.message) : error
    })
    console.log(json ? JSON.stringify(restored) : `Restored ${restored.rows} rows of ${restored.tables} tables.`)
  },
})
