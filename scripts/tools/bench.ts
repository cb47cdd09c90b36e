import { benchImport } from '../../bench/import.ts'
import { benchPages } from '../../bench/pages.ts'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run bench -- import [--records 10000,1000000] [--json]
npm run bench -- pages [--patients 1000000] [--rounds 30] [--json]

Measures, and prints JSON, with --json or without. Figures of one run may be compared with each other, not with those of another machine.
  import    the import of a legacy file beside COPY of the same rows
  pages     the console's pages beside their bare SQL, and the old system's queries beside ours; loads its patients first`,
  options: { records: { type: 'string' }, patients: { type: 'string' }, rounds: { type: 'string' } },
  async run({ values, positionals: [name], settings }) {
    if (name === 'import') {
      const sizes = String(values.records ?? '10000,1000000')
        .split(',')
        .map(Number)
      console.log(JSON.stringify({ benchmark: 'import', results: await benchImport(settings.data, sizes) }, null, 2))
      return
    }
    if (name === 'pages') {
      const [patients, rounds] = [Number(values.patients ?? 1_000_000), Number(values.rounds ?? 30)]
      console.log(
        JSON.stringify(
          { benchmark: 'pages', ...(await benchPages({ data: settings.data, patients, rounds })) },
          null,
          2,
        ),
      )
      return
    }
    throw new PlainError('Name a benchmark. Try --help.', { exitCode: 2 })
  },
})
