// @ts-check
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { PlainError } from '../bootstrap/plain-error.mjs'

/** @param {string} host @param {number} port */
export function requireFreePort(host, port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(new PlainError(explain(error, host, port))),
    )
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}

/** @param {NodeJS.ErrnoException} error @param {string} host @param {number} port */
function explain(error, host, port) {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop that, or start with another one: PORT=${port + 1} npm start`
  if (error.code === 'EACCES')
    return `Port ${port} may only be used by an administrator of this machine. Start with another one: PORT=3000 npm start`
  return `Substantia cannot listen on ${host}, port ${port}: ${error.message}. Check HOST and PORT.`
}

const mebibyte = 1024 * 1024

/** A database that meets a full disk while writing stops; better not to start. @param {string} data */
export function requireSpace(data) {
  const isNew = !fs.existsSync(path.join(data, 'postgres/data/PG_VERSION'))
  const needed = isNew ? 400 : 100
  const { bavail, bsize } = fs.statfsSync(data)
  const free = Math.floor((bavail * bsize) / mebibyte)
  if (free < needed) {
    throw new PlainError(
      `Only ${free} MB are free where Substantia keeps its data (${data}); it needs ${needed} MB to start. Free some space, or name another folder in SUBSTANTIA_DATA.`,
    )
  }
}
