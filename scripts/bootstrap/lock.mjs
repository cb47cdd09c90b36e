// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './plain-error.mjs'

/**
 * Takes the data folder for this supervisor; a second one would stop the first one's database.
 * A lock whose process is gone (killed, crashed machine) is taken over.
 * @param {string} data @param {string} address
 * @returns {() => void} gives it back
 */
export function takeDataFolder(data, address) {
  fs.mkdirSync(data, { recursive: true })
  const file = path.join(data, 'supervisor.json')
  const holder = supervisorOf(data)
  if (holder) {
    throw new PlainError(
      `Substantia already runs on this data folder: ${holder.address} (process ${holder.pid}). Stop it first, or name another folder in SUBSTANTIA_DATA.`,
    )
  }
  fs.writeFileSync(file, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 })
  return () => fs.rmSync(file, { force: true })
}

/** The supervisor that holds this data folder now, or null. @param {string} data @returns {{ pid: number, address: string } | null} */
export function supervisorOf(data) {
  const file = path.join(data, 'supervisor.json')
  if (!fs.existsSync(file)) return null
  try {
    const holder = JSON.parse(fs.readFileSync(file, 'utf8'))
    return isSupervisor(holder.pid) ? holder : null
  } catch {
    return null // half written by a killed process
  }
}

/** @param {number} pid */
function isSupervisor(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
  const commandLine = `/proc/${pid}/cmdline`
  // The number may belong to another program by now. Only Linux tells without a tool.
  return !fs.existsSync(commandLine) || fs.readFileSync(commandLine, 'utf8').includes('scripts/start.mjs')
}
