import 'server-only'
import { Claims } from './claims'
import type { Plan } from './convert-row'
import { readData, type CsvRow } from './decode'
import { rowsPerChunk } from './limits'

/**
 * Where a job is in its file. Kept between chunks, so that the file is read once and not from its beginning for each; a
 * worker that was killed reads to its place again.
 */
export class FileReading {
  readonly claims = new Claims()
  /** Rows of each outcome so far, to know whose values are still shown. */
  readonly shown = new Map<string, number>()
  readonly #rows: AsyncGenerator<CsvRow>
  #taken: { position: number; rows: CsvRow[] } = { position: 0, rows: [] }
  #position = 0
  usedAt = Date.now()

  constructor(
    filePath: string,
    readonly plan: Plan,
  ) {
    this.#rows = readData(filePath, plan.settings)
  }

  /** Whether `take(position)` can answer without beginning anew. */
  isAt(position: number) {
    return position === this.#position || (position === this.#taken.position && this.#taken.rows.length > 0)
  }

  /** The rows after this position: the next ones, or the last ones again when their transaction failed. */
  async take(position: number): Promise<CsvRow[]> {
    this.usedAt = Date.now()
    if (position === this.#taken.position && this.#taken.rows.length > 0 && position !== this.#position) {
      this.claims.release(new Set(this.#taken.rows.map(({ rowNumber }) => rowNumber)))
      return this.#taken.rows
    }
    const rows: CsvRow[] = []
    while (rows.length < rowsPerChunk) {
      const next = await this.#rows.next()
      if (next.done) break
      rows.push(next.value)
    }
    this.#taken = { position, rows }
    this.#position = rows.at(-1)?.rowNumber ?? position
    return rows
  }

  async close() {
    await this.#rows.return(undefined)
  }
}
