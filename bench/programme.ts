import { spawn } from 'node:child_process'
import { onServer, type BenchServer } from './database.ts'

/** A database with this many generated patients; made on first use (a million take about 20 minutes), then kept. */
export async function ensureProgramme(server: BenchServer, patients: number): Promise<string> {
  const name = `bench_pages_${patients}`
  if (await server.has(name)) return server.existing(name)
  const unfinished = await server.fresh(`${name}_unfinished`)
  await loadInProcess(unfinished, patients)
  await onServer(unfinished, (client) => client.query('select app.learn_name_words()')) // as the worker does at night
  await server.rename(`${name}_unfinished`, name) // a killed load leaves nothing under the final name
  return server.existing(name)
}

function loadInProcess(url: string, patients: number): Promise<void> {
  const args = [
    '--conditions=react-server',
    '--import',
    'tsx',
    'prisma/seed/load-profile.ts',
    '--url',
    url,
    '--patients',
    String(patients),
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Loading ended with ${code}`))))
  })
}
