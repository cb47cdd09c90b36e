import fs from 'node:fs'
import path from 'node:path'
import { supervisorOf } from '../bootstrap/lock.mjs'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { runningPort, startServer } from '../database/embedded.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run db:reset -- --yes [--json]

Deletes the embedded database with everything in it. The next npm start makes a new one.
Refuses while Substantia runs, and never touches a database of DATABASE_URL.`,
  options: { yes: { type: 'boolean' } },
  async run({ values, settings, json }) {
    if (settings.databaseUrl)
      throw new PlainError('DATABASE_URL names a database of its own; drop and create that one with your own tools.')
    const running = supervisorOf(settings.data)
    if (running) throw new PlainError(`Substantia is running (process ${running.pid}). Stop it first.`)
    if (!values.yes)
      throw new PlainError(
        'This deletes every record in the embedded database. Add --yes if that is what you want: npm run db:reset -- --yes',
        { exitCode: 2 },
      )
    const directory = path.join(settings.data, 'postgres')
    if ((await runningPort(path.join(directory, 'data'))) !== null) await (await startServer({ directory })).stop()
    fs.rmSync(directory, { recursive: true, force: true })
    fs.rmSync(path.join(settings.data, 'demo-logins.json'), { force: true })
    console.log(json ? JSON.stringify({ deleted: directory }) : `Deleted ${directory}. npm start makes a new database.`)
  },
})
