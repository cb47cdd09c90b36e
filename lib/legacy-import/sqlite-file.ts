import fs from 'node:fs'
import path from 'node:path'
import sqlite, { type Database } from 'node-sqlite3-wasm'
import { LegacyFileError } from './legacy-error'
import type { SqlRow } from './staged-row'

const magic = 'SQLite format 3\0'
const writeVersion = 18 // 2: write-ahead log
const readVersion = 19

/** Everything that can be told from a file's first bytes and its neighbours, before SQLite sees it. */
export function inspectFile(file: string, maxBytes: number): { bytes: number; usesWal: boolean } {
  if (!fs.existsSync(file)) throw new LegacyFileError(`There is no file ${file}. Check the path.`)
  const stat = fs.statSync(file)
  const name = path.basename(file)
  if (!stat.isFile()) throw new LegacyFileError(`${name} is not a file. Name the legacy database file itself.`)
  if (stat.size > maxBytes)
    throw new LegacyFileError(
      `${name} is larger than ${Math.floor(maxBytes / 1_048_576)} MB. Raise SUBSTANTIA_MAX_IMPORT_MB if it is the right file.`,
    )
  const { header, read } = firstBytes(file, name)
  if (read === 0) throw new LegacyFileError(`${name} is empty. Copy it again from the old system.`)
  if (header.toString('latin1', 0, 16) !== magic) {
    throw new LegacyFileError(
      looksEncrypted(header, stat.size)
        ? `${name} is not an SQLite database, or it is encrypted. If it is the right file, decrypt it first.`
        : `${name} is not an SQLite database. The old system keeps its data in a file that ends in .db.`,
    )
  }
  if (read < 100)
    throw new LegacyFileError(`${name} is damaged: it ends within its first page. Copy it again from the old system.`)
  requireWhole(name, header, stat.size)
  return { bytes: stat.size, usesWal: header[writeVersion] === 2 || header[readVersion] === 2 }
}

function firstBytes(file: string, name: string) {
  const header = Buffer.alloc(100)
  try {
    const handle = fs.openSync(file, 'r')
    try {
      return { header, read: fs.readSync(handle, header, 0, 100, 0) }
    } finally {
      fs.closeSync(handle)
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw new LegacyFileError(
      `${name} cannot be read (${code}). Check who may read it, or copy it to this machine first.`,
      { cause: error },
    )
  }
}

/** Whole pages of noise: of a hundred bytes drawn at random some eighty differ, of a hundred that mean something far fewer. */
function looksEncrypted(header: Buffer, bytes: number) {
  return bytes % 512 === 0 && new Set(header).size > 60
}

function requireWhole(name: string, header: Buffer, bytes: number) {
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const pages = header.readUInt32BE(28)
  const countIsValid = header.readUInt32BE(24) === header.readUInt32BE(92)
  if (pageSize < 512 || (countIsValid && pages * pageSize > bytes)) {
    throw new LegacyFileError(`${name} is damaged: it is shorter than it says. Copy it again from the old system.`)
  }
}

/**
 * Copies a legacy file aside, so that nothing touches the original. A file in WAL mode has part of its data in a second
 * file; without that second file (or with an empty one) the copy is complete and is switched to plain mode.
 */
export function copyLegacyFile(file: string, target: string, maxBytes: number): { bytes: number } {
  const { bytes, usesWal } = inspectFile(file, maxBytes)
  if (path.resolve(file) === path.resolve(target)) return { bytes } // continued: it was copied before
  requireNoUnfinishedChange(file)
  const log = `${file}-wal`
  if (usesWal && fs.existsSync(log) && fs.statSync(log).size > 0) {
    throw new LegacyFileError(
      `${path.basename(file)} has changes that are not in it yet but in ${path.basename(log)}. Close the old system, so that it writes them, and import again.`,
    )
  }
  fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
  fs.copyFileSync(file, target)
  fs.chmodSync(target, 0o600)
  if (usesWal) {
    const handle = fs.openSync(target, 'r+')
    fs.writeSync(handle, Buffer.from([1, 1]), 0, 2, writeVersion)
    fs.closeSync(handle)
  }
  return { bytes }
}

const journalMagic = 'd9d505f920a163d7'

/** Beside a file whose last change was interrupted lies what it takes to undo that change; without it the file is torn. */
function requireNoUnfinishedChange(file: string) {
  const journal = `${file}-journal`
  if (
    !fs.existsSync(journal) ||
    firstBytes(journal, path.basename(journal)).header.toString('hex', 0, 8) !== journalMagic
  )
    return
  throw new LegacyFileError(
    `${path.basename(file)} has a change that was not finished; ${path.basename(journal)} is needed to undo it. Start and close the old system, so that it does, and import again.`,
  )
}

/** A legacy database, opened to be read and not trusted: no schema code runs, nothing can be written. */
export class LegacyDatabase {
  readonly #database: Database
  readonly #name: string

  /** `copy` must be our own copy; SQLite makes a lock folder beside it. */
  constructor(copy: string, name: string) {
    this.#name = name
    fs.rmSync(`${copy}.lock`, { recursive: true, force: true }) // of a process that was killed
    try {
      this.#database = new sqlite.Database(copy, { fileMustExist: true, readOnly: true })
      this.#database.exec('pragma trusted_schema = off; pragma cell_size_check = on; pragma query_only = on')
    } catch (error) {
      throw this.#damaged(error)
    }
  }

  /** Looks through every page. */
  check() {
    const [found] = this.all('pragma quick_check(1)')
    const answer = found ? Object.values(found)[0] : undefined
    if (answer !== 'ok') throw this.#damaged(answer)
  }

  all(sql: string): SqlRow[] {
    try {
      return this.#database.all(sql) as SqlRow[]
    } catch (error) {
      throw this.#damaged(error)
    }
  }

  /** One row at a time: a file may be larger than memory. */
  *rows(sql: string): Generator<SqlRow> {
    let statement
    try {
      statement = this.#database.prepare(sql)
      yield* statement.iterate(undefined, { expand: false }) as IterableIterator<SqlRow>
    } catch (error) {
      throw this.#damaged(error)
    } finally {
      statement?.finalize()
    }
  }

  close() {
    this.#database.close()
  }

  #damaged(cause: unknown) {
    if (cause instanceof LegacyFileError) return cause
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split('\n').filter(isFinding)
    return new LegacyFileError(
      `${this.#name} is damaged and cannot be read to its end (${reason}). Repair it with the old system's tools, or use an older copy.`,
      { cause },
    )
  }
}

/** Above what it found, SQLite writes in which database. */
function isFinding(line: string) {
  return !line.startsWith('***')
}

/** A name inside SQL. */
export function quoted(name: string) {
  return `"${name.replaceAll('"', '""')}"`
}
