import { benchImport } from '../../bench/import.ts'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run bench -- import [--records 10000,1000000]

Measures, and prints JSON. Figures of one run may be compared with each other, not with those of another machine.
  import    the import of a legacy file beside COPY of the same rows`,
  options: { records: { type: 'string' } },
  async run({ values, positionals: [name], settings }) {
    if (name === 'import') {
      const sizes = String(values.records ?? '10000,1000000').split(',').map(Number)
      console.log(JSON.stringify({ benchmark: 'import', results: await benchImport(settings.data, sizes) }, null, 2))
      return
    }
    throw new PlainError('Name a benchmark. Try --help.', { exitCode: 2 })
  },
})
