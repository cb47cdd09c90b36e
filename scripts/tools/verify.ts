import pg from 'pg'
import { connectionSettings } from '../database/connection.ts'
import { withDatabase } from '../database/service.mjs'
import { runTool } from './tool.ts'

type Result = { statistics: number; timeline: number; repaired?: number; examples: unknown[] }

await runTool({
  usage: `
npm run verify [-- --repair] [--json]

Compares statistics and timeline of every patient with a recount from the records.
  --repair   first make them equal
Exit code 0 when nothing differs, 1 otherwise.`,
  options: { repair: { type: 'boolean' } },
  async run({ values, settings, secrets, json }) {
    const result = await withDatabase(settings, secrets, (url) => verify(url, values.repair === true))
    if (json) console.log(JSON.stringify(result))
    else say(result)
    return result.statistics + result.timeline === 0 ? 0 : 1
  },
})

async function verify(url: string, repair: boolean): Promise<Result> {
  const client = new pg.Client(connectionSettings(url))
  await client.connect()
  try {
    const {
      rows: [check],
    } = await client.query(
      'insert into integrity_checks (status, repair, started_at) values ($1, $2, now()) returning id',
      ['running', repair],
    )
    await client.query('select app.run_integrity_check($1)', [check.id])
    const {
      rows: [done],
    } = await client.query('select * from integrity_checks where id = $1', [check.id])
    return {
      statistics: done.statistics_mismatches,
      timeline: done.timeline_mismatches,
      ...(repair && { repaired: Number(done.repaired_rows) }),
      examples: [...done.examples.statistics, ...done.examples.timeline],
    }
  } finally {
    await client.end()
  }
}

function say({ statistics, timeline, repaired, examples }: Result) {
  if (repaired !== undefined) console.log(`Repaired ${repaired} rows.`)
  console.log(`Statistics that differ from a recount: ${statistics}`)
  console.log(`Timeline entries that differ from their record: ${timeline}`)
  for (const example of examples) console.log(`  ${JSON.stringify(example)}`)
  if (statistics + timeline > 0) console.log('npm run verify -- --repair makes them equal.')
}
