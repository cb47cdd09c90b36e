import 'server-only'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

type Entry = { path: string; bytes: number; sha256: string }

/**
 * Writes a zip file, entry by entry, with a manifest of their hashes as its last one. The same entries make the same
 * file: dates inside are that of its making.
 */
export class Package {
  readonly #zip = new ZipFile()
  readonly #entries: Entry[] = []
  readonly #madeAt: Date
  readonly #written: Promise<void>

  constructor(file: string, madeAt: Date) {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    this.#madeAt = madeAt
    this.#written = pipeline(this.#zip.outputStream, fs.createWriteStream(file, { mode: 0o600 }))
    this.#written.catch(() => {}) // told to whoever closes it
  }

  add(name: string, content: string | Buffer) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    this.#entries.push({
      path: name,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    this.#zip.addBuffer(bytes, name, { mtime: this.#madeAt })
  }

  addJson(name: string, content: unknown) {
    this.add(name, `${JSON.stringify(content, null, 2)}\n`)
  }

  /** Adds the manifest and ends; the file is whole afterwards. */
  async close() {
    const manifest = { format: 1, madeAt: this.#madeAt.toISOString(), hash: 'SHA-256', files: this.#entries }
    this.#zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json', { mtime: this.#madeAt })
    this.#zip.end()
    await this.#written
  }
}
