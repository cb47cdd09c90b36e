// @ts-check
import { spawn } from 'node:child_process'
import { report } from './fail.mjs'
import { prepare } from './prepare.mjs'
import { readSettings, repository } from './settings.mjs'

/** @param {string} tool @param {string[]} args */
export function runTool(tool, args) {
  try {
    const settings = readSettings()
    prepare({ build: false })
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', `scripts/tools/${tool}.ts`, ...args],
      {
        cwd: repository,
        stdio: 'inherit',
        // Paths are meant from where the person typed them, which npm remembers.
        env: {
          ...process.env,
          SUBSTANTIA_DATA: settings.data,
          SUBSTANTIA_CALLED_FROM: process.env.INIT_CWD ?? process.cwd(),
        },
      },
    )
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)))
    child.on('exit', (code) => process.exit(code ?? 1))
  } catch (error) {
    process.exit(report(error))
  }
}
