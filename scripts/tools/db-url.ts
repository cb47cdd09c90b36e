import path from 'node:path'
import { runningPort } from '../database/embedded.mjs'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run --silent db:url [-- --json]

Prints the owner's connection string of the running database.`,
  options: {},
  async run({ settings, secrets, json }) {
    const url = settings.databaseUrl ?? (await embeddedUrl(settings.data, secrets.ownerPassword))
    console.log(json ? JSON.stringify({ url }) : url)
  },
})

async function embeddedUrl(data: string, password: string) {
  const port = await runningPort(path.join(data, 'postgres/data'))
  if (port === null) throw new PlainError('The database is not running. Start it with npm start.')
  return `postgresql://substantia_owner:${password}@127.0.0.1:${port}/substantia`
}
