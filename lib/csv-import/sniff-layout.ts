import { CsvError } from './csv-error'
import { RowSplitter, type RawRow } from './row-splitter'
import { delimiterNames, delimiters, quotes, type Delimiter, type Quote } from './vocabulary'

const rowsCompared = 200

export type Layout = { delimiter: Delimiter; quote: Quote; hasHeader: boolean }

/**
 * Which delimiter, which quote, whether there is a header: whatever takes the beginning of the file apart into rows of the
 * same width, the more columns the better. `text` is the beginning; its last line may be cut.
 */
export function sniffLayout(text: string, isWhole: boolean): Layout {
  if (text.trim() === '') throw new CsvError('The file has no rows.')
  const tries = (['double', 'single'] as const).flatMap((quote) =>
    delimiterNames.map((delimiter) => ({ delimiter, quote, score: scoreOf(text, delimiter, quote, isWhole) })),
  )
  const best = tries.reduce((first, second) => (second.score > first.score ? second : first))
  const rows = split(text, best.delimiter, best.quote, isWhole)
  return { delimiter: best.delimiter, quote: best.quote, hasHeader: looksLikeHeader(rows) }
}

/** Single quotes only where they do something: names have apostrophes. */
function scoreOf(text: string, delimiter: Delimiter, quote: Quote, isWhole: boolean) {
  if (
    quote === 'single' &&
    !new RegExp(`(^|[${delimiters[delimiter]}\\n])'[^'\\n]*'([${delimiters[delimiter]}\\r\\n]|$)`).test(text)
  )
    return -1
  const widths = split(text, delimiter, quote, isWhole).map(({ cells }) => cells.length)
  const width = mostFrequent(widths)
  if (width < 2) return 0
  const same = widths.filter((one) => one === width).length / widths.length
  return same * 10 + Math.min(width, 20) / 10 + (quote === 'double' ? 0.05 : 0)
}

function split(text: string, delimiter: Delimiter, quote: Quote, isWhole: boolean): RawRow[] {
  const splitter = new RowSplitter(delimiters[delimiter], quotes[quote])
  const rows: RawRow[] = []
  try {
    for (const row of splitter.push(text)) {
      if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
      if (rows.length === rowsCompared) return rows
    }
    if (isWhole || rows.length === 0) rows.push(...splitter.end())
  } catch (error) {
    if (!(error instanceof CsvError)) throw error // as far as it could be read
  }
  return rows
}

function mostFrequent(widths: number[]) {
  const times = new Map<number, number>()
  for (const width of widths) times.set(width, (times.get(width) ?? 0) + 1)
  return [...times].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]
}

/** A header has words in every cell; data have numbers, dates, addresses or gaps somewhere. */
function looksLikeHeader(rows: RawRow[]) {
  const first = rows[0]?.cells.map((cell) => cell.trim()) ?? []
  const filled = first.filter((cell) => cell !== '')
  if (filled.length === 0) return false
  if (filled.some((cell) => /^[\d\s.,:/+()-]+$/.test(cell) || cell.includes('@'))) return false
  return new Set(filled.map((cell) => cell.toLowerCase())).size >= filled.length * 0.5
}
