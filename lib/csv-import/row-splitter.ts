import { CsvError } from './csv-error'
import { longestRowCharacters, mostColumns } from './limits'

/** One row as it stands in the file. `line` is where it begins, counted as an editor counts. */
export type RawRow = { line: number; cells: string[] }

/**
 * Takes a file apart as it arrives: push text, get the rows that are complete. Holds one row at most, and refuses one that
 * is longer than any row is, so that a quote nobody closed cannot fill the memory. (Papa Parse would keep the rest of the
 * file, and read it again with each piece.)
 *
 * Forgiving where the meaning is clear: a quote inside a cell without quotes is a letter, and so is one after the closing
 * quote of a cell. Line ends may be of any system.
 */
export class RowSplitter {
  readonly #delimiter: string
  readonly #quote: string
  #cells: string[] = []
  #cell = ''
  #isQuoted = false
  /** `start` of a cell, in a `plain` one, in a `quoted` one, or `after` a quote in one, which ends it or doubles. */
  #state: 'start' | 'plain' | 'quoted' | 'after' = 'start'
  #length = 0
  #line = 1
  #rowLine = 1
  #quoteLine = 0
  #afterReturn = false

  constructor(delimiter: string, quote: string) {
    this.#delimiter = delimiter
    this.#quote = quote
  }

  /** The rows that `text` completes. */
  *push(text: string): Generator<RawRow> {
    let from = 0 // the part of the cell not yet taken over
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at]!
      if (this.#afterReturn) {
        this.#afterReturn = false
        if (letter === '\n') {
          from = at + 1
          continue
        }
      }
      this.#length += 1
      if (this.#length > longestRowCharacters) throw this.#tooLong()
      if (this.#state === 'quoted') {
        if (letter === '\n') this.#line += 1
        if (letter !== this.#quote) continue
        this.#cell += text.slice(from, at)
        from = at + 1
        this.#state = 'after'
        continue
      }
      if (this.#state === 'after' && letter === this.#quote) {
        this.#cell += this.#quote
        from = at + 1
        this.#state = 'quoted'
        continue
      }
      if (letter === this.#delimiter) {
        this.#endCell(text.slice(from, at))
        from = at + 1
      } else if (letter === '\n' || letter === '\r') {
        this.#endCell(text.slice(from, at))
        from = at + 1
        this.#afterReturn = letter === '\r'
        yield this.#endRow()
      } else if (this.#state === 'start' && letter === this.#quote) {
        this.#state = 'quoted'
        this.#isQuoted = true
        this.#quoteLine = this.#line
        from = at + 1
      } else this.#state = 'plain'
    }
    this.#cell += text.slice(from)
  }

  /** The last row, when the file does not end with a line end. */
  *end(): Generator<RawRow> {
    if (this.#state === 'quoted') throw this.#unclosed()
    if (this.#cells.length === 0 && this.#cell === '' && !this.#isQuoted) return
    this.#endCell('')
    yield this.#endRow()
  }

  #endCell(rest: string) {
    if (this.#cells.length === mostColumns)
      throw new CsvError(
        `Line ${this.#rowLine} has more than ${mostColumns} columns. Choose another delimiter, or take the columns out that are not needed.`,
      )
    this.#cells.push(this.#cell + rest)
    this.#cell = ''
    this.#isQuoted = false
    this.#state = 'start'
  }

  #endRow(): RawRow {
    const row = { line: this.#rowLine, cells: this.#cells }
    this.#line += 1
    this.#rowLine = this.#line
    this.#cells = []
    this.#length = 0
    return row
  }

  #tooLong() {
    return this.#state === 'quoted'
      ? this.#unclosed()
      : new CsvError(`Line ${this.#rowLine} is longer than any row may be. Is this a CSV file?`)
  }

  #unclosed() {
    return new CsvError(
      `The quote (${this.#quote}) that opens on line ${this.#quoteLine} is never closed. Close it in the file, or take it out.`,
    )
  }
}
