import fs from 'node:fs'
import { CsvError } from './csv-error'
import { readData, readRows, type CsvRow } from './decode'
import { rowsSniffed } from './limits'
import { DateSniffer, DecimalSniffer } from './sniff-dates'
import { sniffEncoding } from './sniff-encoding'
import { sniffLayout } from './sniff-layout'
import type { ReadingSettings } from './vocabulary'

/** What the file itself says about how it is written, and what a person should be asked. */
export type Detected = {
  settings: ReadingSettings
  encodingBecause: string
  /** Dates that read differently by day first and by month first; the person is asked with them. */
  dateExamples: string[]
  datesSeen: number
  isMixedOrder: boolean
}

const headBytes = 256 * 1024

/** Finds out how a file is written. Throws a `CsvError` for what is no CSV file. */
export async function sniff(filePath: string): Promise<Detected> {
  const { encoding, because } = await sniffEncoding(filePath)
  const head = await headOf(filePath)
  const text = new TextDecoder(encoding).decode(head.bytes, { stream: true })
  const layout = sniffLayout(text, head.isWhole)
  const settings: ReadingSettings = { encoding, ...layout, dateOrder: null, decimalMark: 'point' }
  const found = await sniffCells(filePath, settings)
  return {
    settings: { ...settings, dateOrder: found.order, decimalMark: found.decimalMark },
    encodingBecause: because,
    dateExamples: found.examples,
    datesSeen: found.seen,
    isMixedOrder: found.isMixed,
  }
}

/** What the cells of the file say about the order of its dates and the mark of its decimals. */
async function sniffCells(filePath: string, settings: ReadingSettings) {
  const dates = new DateSniffer()
  const decimals = new DecimalSniffer()
  let rows = 0
  for await (const { cells } of readData(filePath, settings)) {
    for (const cell of cells) {
      if (cell.length > 60 || !/\d/.test(cell)) continue
      dates.see(cell)
      decimals.see(cell)
    }
    rows += 1
    if (rows === rowsSniffed) break
  }
  if (rows === 0)
    throw new CsvError(
      settings.hasHeader
        ? 'The file has a header but no rows below it. Add the rows and send it again.'
        : 'The file has no rows.',
    )
  return { ...dates.result, decimalMark: decimals.result(settings.delimiter) }
}

async function headOf(filePath: string) {
  const file = await fs.promises.open(filePath, 'r')
  try {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(Math.min(size, headBytes))
    await file.read(bytes, 0, bytes.length, 0)
    return { bytes, isWhole: size <= headBytes }
  } finally {
    await file.close()
  }
}

export type Preview = { headers: string[]; rows: CsvRow[]; problem: string | null }

/** The columns and the first rows as these settings read them; with the sentence where they cannot. */
export async function preview(filePath: string, settings: ReadingSettings, most: number): Promise<Preview> {
  const shown: Preview = { headers: [], rows: [], problem: null }
  try {
    for await (const { cells } of readRows(filePath, settings)) {
      shown.headers = cells.map((cell, at) => (settings.hasHeader && cell.trim() ? cell.trim() : `Column ${at + 1}`))
      break
    }
    for await (const row of readData(filePath, settings)) {
      if (shown.rows.length === most) break
      shown.rows.push(row)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    shown.problem = error.message
  }
  return shown
}

/** Reads the whole file once: how many rows of data there are, or what makes it unreadable. */
export async function countRows(filePath: string, settings: ReadingSettings): Promise<number> {
  let count = 0
  for await (const row of readData(filePath, settings)) count = row.rowNumber
  return count
}
