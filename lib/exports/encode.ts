import 'server-only'
import { writeXlsxStream } from 'hucre/xlsx'
import Papa from 'papaparse'
import type { ListColumn } from '@/lib/lists/list'
import type { ListRow } from '@/lib/lists/read-rows'
import type { ExportFormat } from '@/lib/jobs/vocabulary'
import { heldCell, shownCell, type Cell } from './cells'
import { formulaStart } from './formula'

export type Sheet = {
  title: string
  columns: readonly ListColumn[]
  /** In parts of some hundred rows, so that none but the part at hand is in memory. */
  rows: AsyncIterable<ListRow[]>
}

export const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** The rows as a file of this format, part by part. */
export function encode(format: ExportFormat, sheet: Sheet): AsyncIterable<string | Uint8Array> {
  if (format === 'xlsx') return encodeXlsx(sheet)
  return format === 'csv' ? encodeCsv(sheet) : encodeJson(sheet)
}

const byteOrderMark = '\uFEFF' // or spreadsheets take UTF-8 for something else

/** Everything quoted; what a spreadsheet would take for a formula has an apostrophe before it. */
export function csvLines(rows: Cell[][]): string {
  return `${Papa.unparse(
    rows.map((cells) => cells.map((cell) => cell ?? '')),
    { quotes: true, escapeFormulae: formulaStart, newline: '\r\n' },
  )}\r\n`
}

async function* encodeCsv({ columns, rows }: Sheet) {
  yield byteOrderMark + csvLines([columns.map(({ label }) => label)])
  for await (const part of rows)
    if (part.length > 0) yield csvLines(part.map((row) => columns.map((column) => shownCell(column, row))))
}

async function* encodeJson({ columns, rows }: Sheet) {
  yield '['
  let separator = '\n'
  for await (const part of rows) {
    const texts = part.map((row) =>
      JSON.stringify({
        id: row.id,
        ...Object.fromEntries(columns.map((column) => [column.id, heldCell(column, row)])),
      }),
    )
    if (texts.length === 0) continue
    yield separator + texts.join(',\n')
    separator = ',\n'
  }
  yield '\n]\n'
}

const longestCell = 32_767 // a workbook with more in a cell does not open

/** Every text is typed as text, so none is a formula. */
async function* encodeXlsx({ title, columns, rows }: Sheet) {
  async function* lines() {
    for await (const part of rows)
      for (const row of part) yield columns.map((column) => workbookCell(column, shownCell(column, row)))
  }
  const options = {
    name: title.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    columns: columns.map(({ label, kind }) => ({
      header: label,
      width: 18,
      ...(kind === 'date' && { numFmt: 'yyyy-mm-dd' }),
      ...(kind === 'moment' && { numFmt: 'yyyy-mm-dd hh:mm' }),
    })),
    freezePane: { rows: 1 },
  }
  yield* writeXlsxStream(lines(), options)
}

/** Dates as dates; characters that no workbook can hold are left out. */
function workbookCell({ kind }: ListColumn, cell: Cell): Cell | Date {
  if (typeof cell !== 'string') return cell
  if (kind === 'date' || kind === 'moment') {
    const date = new Date(kind === 'date' ? cell : `${cell.replace(' ', 'T')}Z`)
    if (!Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1900) return date
  }
  return cell.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '').slice(0, longestCell)
}
