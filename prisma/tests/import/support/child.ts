import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import readline from 'node:readline'
import { vi } from 'vitest'
import type { ChildOrder } from './import-child.ts'
import type { Target } from './test.ts'

const repository = path.resolve(import.meta.dirname, '../../../..')

/** Starts an import in a process of its own; with `stopAt` it goes no further than that step. */
export function startChild(target: Target, file: string, stopAt: string | null = null): ChildProcess {
  const order: ChildOrder = { options: target.options(file), stopAt }
  return spawn(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx'],
      ...[path.join(import.meta.dirname, 'import-child.ts'), JSON.stringify(order)],
    ],
    { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] },
  )
}

/** Starts an import, kills it with SIGKILL when it says that it is at this step, and waits until the database has noticed. */
export async function importAndKillAt(target: Target, file: string, step: string) {
  const child = startChild(target, file, step)
  await saidBy(child, step)
  await kill(target, child)
}

export async function kill(target: Target, child: ChildProcess) {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
  await nobodyImports(target)
}

async function saidBy(child: ChildProcess, wanted: string) {
  if (!child.stdout) throw new Error('The import has no output.')
  const said: string[] = []
  for await (const line of readline.createInterface({ input: child.stdout })) {
    said.push(line)
    if (line === wanted) return
  }
  throw new Error(`The import ended without ever being at "${wanted}": ${said.join(', ')}`)
}

/** Until the database has closed what the import had open. */
export function nobodyImports({ one }: Target) {
  return vi.waitFor(
    async () => {
      const open = await one<{ pid: number }>(
        "select pid from pg_stat_activity where datname = current_database() and application_name = 'substantia-import'",
      )
      if (open) throw new Error(`Connection ${open.pid} of the import is still open.`)
    },
    { timeout: 50_000, interval: 10 },
  )
}
