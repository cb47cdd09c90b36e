import 'server-only'
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { fontDirectory } from '@/lib/report-documents/font-directory'

const repository = process.cwd()

/**
 * Bundles the program that draws into one file named by what it says, so that workers of two versions can share a folder.
 * Packages stay where they are installed; they are found from there, wherever the bundle lies.
 */
export async function bundleRenderProgram(entry: string, folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: `node${process.versions.node.split('.')[0]}`,
    packages: 'external',
    absWorkingDir: repository,
    tsconfig: path.join(repository, 'tsconfig.json'),
    define: { 'import.meta.url': JSON.stringify(`file://${entry}`) },
    banner: {
      js: `require = require('node:module').createRequire(${JSON.stringify(path.join(repository, 'package.json'))})`,
    },
    logLevel: 'silent',
  })
  const text = outputFiles[0]?.text ?? ''
  const name = path.join(folder, `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.cjs`)
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  const unfinished = `${name}.${process.pid}`
  await fs.writeFile(unfinished, text, { mode: 0o600 })
  await fs.rename(unfinished, name)
  return name
}

/** What the program may do: load itself, its packages and the fonts, and write into one folder. */
export function permissionsFor(program: string, writable: string): string[] {
  const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
  const folders = [path.join(repository, 'node_modules'), fontDirectory, writable].map((folder) => `${folder}/*`)
  const readable = [program, path.join(repository, 'package.json'), ...folders]
  return [
    flag,
    ...readable.map((what) => `--allow-fs-read=${what}`),
    `--allow-fs-write=${writable}/*`,
    '--allow-worker', // its watchdog
    '--no-warnings',
  ]
}
