import fs from 'node:fs'
import { CsvError } from './csv-error'
import { mostRows } from './limits'
import { RowSplitter, type RawRow } from './row-splitter'
import { delimiters, quotes, type ReadingSettings } from './vocabulary'

/** A row of data: counted from 1 without the header, as the person counts people. */
export type CsvRow = RawRow & { rowNumber: number }

const pieceBytes = 64 * 1024

/** The rows of a file from its beginning, one after the other; empty lines are none. Memory stays that of one row. */
export async function* readRows(
  filePath: string,
  { encoding, delimiter, quote }: Pick<ReadingSettings, 'encoding' | 'delimiter' | 'quote'>,
): AsyncGenerator<RawRow> {
  const splitter = new RowSplitter(delimiters[delimiter], quotes[quote])
  for await (const text of decoded(filePath, encoding)) {
    for (const row of splitter.push(text)) if (!isEmpty(row)) yield row
  }
  for (const row of splitter.end()) if (!isEmpty(row)) yield row
}

/** The rows of data, without the header. */
export async function* readData(filePath: string, settings: ReadingSettings): AsyncGenerator<CsvRow> {
  let rowNumber = settings.hasHeader ? -1 : 0
  for await (const row of readRows(filePath, settings)) {
    rowNumber += 1
    if (rowNumber === 0) continue
    if (rowNumber > mostRows)
      throw new CsvError(`The file has more than ${mostRows.toLocaleString('en-GB')} rows. Cut it into several files.`)
    yield { ...row, rowNumber }
  }
}

async function* decoded(filePath: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding.startsWith('utf'), ignoreBOM: false })
  try {
    for await (const piece of fs.createReadStream(filePath, { highWaterMark: pieceBytes })) {
      yield decoder.decode(piece as Uint8Array, { stream: true })
    }
    yield decoder.decode()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new CsvError('The file is no longer kept. Send it again.')
    if (error instanceof TypeError)
      throw new CsvError('The file is not written in the encoding that was chosen. Choose another one.')
    throw error
  }
}

function isEmpty({ cells }: RawRow) {
  return cells.every((cell) => cell.trim() === '')
}
