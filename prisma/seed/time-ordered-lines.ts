import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { day } from './clock.ts'
import type { Json, Table } from './rows.ts'

type Lines = { waiting: Buffer; used: number; hasFile: boolean }
type TableLines = { columns: readonly string[]; rows: number; stretches: Map<number, Lines> }

/**
 * Rows as lines for COPY, kept per table and per stretch of time, oldest first.
 *
 * People are generated one after the other, whole, because a life is one thing and cheap to make once. Tables are
 * loaded one after the other, because parents come first. And rows have to arrive in the order of time, as they do in a
 * clinic: block-range indexes ("scans of the last 24 hours") and ids that begin with the time are worth nothing
 * otherwise. So every line waits in its table's stretch of time; what does not fit into memory waits in a temporary
 * file. That beats making every person once per table, which costs eleven times the work, and several connections,
 * which would not see each other's uncommitted parents.
 */
export class TimeOrderedLines {
  private readonly tables = new Map<Table, TableLines>()
  private readonly stretchOfDay = new Map<string, number>()
  private folder: string | null = null

  constructor(private readonly now: number) {}

  add(table: Table, row: { created_at: string } & { [column: string]: Json }) {
    let lines = this.tables.get(table)
    if (lines === undefined) {
      lines = { columns: Object.keys(row), rows: 0, stretches: new Map() }
      this.tables.set(table, lines)
    }
    const values = lines.columns.map((column) => copyValue(row[column]))
    lines.rows += 1
    this.append(table, lines, this.stretchOf(row.created_at), `${values.join('\t')}\n`)
  }

  rowsOf(table: Table): number {
    return this.tables.get(table)?.rows ?? 0
  }

  columnsOf(table: Table): readonly string[] {
    return this.tables.get(table)?.columns ?? []
  }

  /** The lines of a table from the oldest stretch of time to the newest; they are gone afterwards. */
  *textOf(table: Table): Generator<Buffer> {
    const stretches = [...(this.tables.get(table)?.stretches ?? [])].sort(([one], [other]) => other - one)
    for (const [stretch, { waiting, used, hasFile }] of stretches) {
      if (hasFile) yield* chunksOf(this.fileOf(table, stretch))
      if (hasFile) fs.rmSync(this.fileOf(table, stretch))
      yield waiting.subarray(0, used)
    }
    this.tables.delete(table)
  }

  removeFiles() {
    if (this.folder !== null) fs.rmSync(this.folder, { recursive: true, force: true })
  }

  private append(table: Table, { stretches }: TableLines, stretch: number, line: string) {
    let lines = stretches.get(stretch)
    if (lines === undefined) {
      lines = { waiting: Buffer.allocUnsafe(2048), used: 0, hasFile: false }
      stretches.set(stretch, lines)
    }
    const most = line.length * mostBytesPerCharacter
    if (lines.used > 0 && lines.used + most > mostWaiting) {
      fs.appendFileSync(this.fileOf(table, stretch), lines.waiting.subarray(0, lines.used))
      lines.used = 0
      lines.hasFile = true
    }
    const needed = lines.used + most
    if (needed > lines.waiting.length) lines.waiting = Buffer.concat([lines.waiting], 2 * needed)
    lines.used += lines.waiting.write(line, lines.used)
  }

  /** Single days for the last month, months for the last year, quarters before; counted backwards from the present. */
  private stretchOf(createdAt: string): number {
    const date = createdAt.slice(0, 10)
    let stretch = this.stretchOfDay.get(date)
    if (stretch === undefined) {
      const daysAgo = Math.max(0, Math.floor((this.now - Date.parse(date)) / day))
      stretch = daysAgo < 31 ? daysAgo : daysAgo < 366 ? 100 + Math.floor(daysAgo / 30) : 200 + Math.floor(daysAgo / 91)
      this.stretchOfDay.set(date, stretch)
    }
    return stretch
  }

  private fileOf(table: Table, stretch: number): string {
    this.folder ??= fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-load-'))
    return path.join(this.folder, `${table}-${stretch}`)
  }
}

/** Bytes that wait for one stretch; there are some 800 stretches. */
const mostWaiting = 64 * 1024
/** In UTF-8, of a UTF-16 code unit. */
const mostBytesPerCharacter = 3

function copyValue(value: Json | undefined): string {
  if (typeof value === 'string') return special.test(value) ? value.replace(everySpecial, escaped) : value
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'object') return copyValue(JSON.stringify(value))
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value)
}

const special = /[\\\t\n\r]/
const everySpecial = /[\\\t\n\r]/g

function escaped(character: string): string {
  return character === '\\' ? '\\\\' : character === '\t' ? '\\t' : character === '\n' ? '\\n' : '\\r'
}

function* chunksOf(file: string): Generator<Buffer> {
  const handle = fs.openSync(file, 'r')
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(1024 * 1024)
      const length = fs.readSync(handle, chunk)
      if (length === 0) return
      yield chunk.subarray(0, length)
    }
  } finally {
    fs.closeSync(handle)
  }
}
