import { benchBulk } from '../../bench/bulk.ts'
import { benchExport } from '../../bench/export.ts'
import { benchImport } from '../../bench/import.ts'
import { benchKeyboard } from '../../bench/keyboard.ts'
import { benchPages } from '../../bench/pages.ts'
import { benchPalette } from '../../bench/palette.ts'
import { benchReportQueue } from '../../bench/report-queue.ts'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { runTool } from './tool.ts'

await runTool({
  usage: `
npm run bench -- import [--records 10000,1000000] [--json]
npm run bench -- pages [--patients 1000000] [--rounds 30] [--json]
npm run bench -- palette [--patients 1000000] [--rounds 3] [--json]
npm run bench -- export [--patients 1000000] [--json]
npm run bench -- bulk [--patients 1000000] [--rows 10000] [--json]
npm run bench -- keyboard [--json]
npm run bench -- report-queue [--requests 10000] [--workers 4] [--minutes 15] [--json]

Measures, and prints JSON, with --json or without. Figures of one run may be compared with each other, not with those of another machine.
  import    the import of a legacy file beside COPY of the same rows
  pages     the console's pages beside their bare SQL, and the old system's queries beside ours; loads its patients first
  palette   what the palette answers to some hundred different texts
  export    patients at a rare stage and at a common one in each format, with the memory it takes
  bulk      one doctor assigned to many patients, a tenth of them to the trash: preview, job, and taking it back
  keyboard  the operations of the old system by keyboard alone: keys, what the machine needs, what a person would
  report-queue  many requests for reports at once: made a second, waits, memory; with --minutes it stops then`,
  options: {
    records: { type: 'string' },
    patients: { type: 'string' },
    rounds: { type: 'string' },
    rows: { type: 'string' },
    requests: { type: 'string' },
    workers: { type: 'string' },
    minutes: { type: 'string' },
  },
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
    if (name === 'palette') {
      const [patients, rounds] = [Number(values.patients ?? 1_000_000), Number(values.rounds ?? 3)]
      const results = await benchPalette(settings.data, patients, rounds)
      console.log(JSON.stringify({ benchmark: 'palette', ...results }, null, 2))
      return
    }
    if (name === 'export') {
      const patients = Number(values.patients ?? 1_000_000)
      console.log(JSON.stringify({ benchmark: 'export', results: await benchExport(settings.data, patients) }, null, 2))
      return
    }
    if (name === 'bulk') {
      const [patients, rows] = [Number(values.patients ?? 1_000_000), Number(values.rows ?? 10_000)]
      console.log(JSON.stringify({ benchmark: 'bulk', ...(await benchBulk(settings.data, patients, rows)) }, null, 2))
      return
    }
    if (name === 'keyboard') {
      console.log(JSON.stringify({ benchmark: 'keyboard', ...(await benchKeyboard()) }, null, 2))
      return
    }
    if (name === 'report-queue') {
      const [requests, workers] = [Number(values.requests ?? 10_000), Number(values.workers ?? 4)]
      const minutes = values.minutes === undefined ? null : Number(values.minutes)
      const results = await benchReportQueue({ data: settings.data, requests, workers, minutes })
      console.log(JSON.stringify({ benchmark: 'report-queue', ...results }, null, 2))
      return
    }
    throw new PlainError('Name a benchmark. Try --help.', { exitCode: 2 })
  },
})
