// @ts-check
/*
 * A mail server for development, the demo and tests: it speaks SMTP on a port of this machine and lays every mail into a
 * folder, as a file that a mail program opens. Nothing leaves the machine.
 */
import fs from 'node:fs'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'

const largestMail = 5 * 1024 * 1024

/**
 * @param {string} folder
 * @param {{ onMail?: (envelope: { from: string, to: string[] }) => void | Promise<void> }} [options] `onMail` may throw to refuse a mail
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startMailSink(folder, { onMail } = {}) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  let number = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestMail,
    logger: false,
    onData(stream, session, done) {
      /** @type {Buffer[]} */
      const parts = []
      stream.on('data', (/** @type {Buffer} */ part) => parts.push(part))
      stream.once('end', async () => {
        try {
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
          await onMail?.({ from, to: session.envelope.rcptTo.map(({ address }) => address) })
          number += 1
          const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${process.pid}-${number}.eml`
          fs.writeFileSync(path.join(folder, `${name}.part`), Buffer.concat(parts), { mode: 0o600 })
          fs.renameSync(path.join(folder, `${name}.part`), path.join(folder, name)) // whole, or not there
          done()
        } catch (error) {
          done(error instanceof Error ? error : new Error('refused'))
        }
      })
    },
  })
  server.on('error', () => {}) // a client that went away in the middle is its own affair
  await new Promise((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(undefined))
  })
  const address = server.server.address()
  if (!address || typeof address === 'string') throw new Error('The mail folder has no port.')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
