import { dateOrders, type DateOrder, type DecimalMark } from './vocabulary'
import { dateParts, readDate } from './read-date'

export type SniffedDates = {
  /** What all dates of the file agree with; null when it stays open. */
  order: DateOrder | null
  /** How many cells look like dates with numbers only. */
  seen: number
  /** Dates from the file that read differently by day first and by month first. */
  examples: string[]
  /** Dates of the file agree with no single order. */
  isMixed: boolean
}

const mostExamples = 3

/** Collects what the dates of a file say about their order, cell by cell. */
export class DateSniffer {
  readonly #possible = new Map<DateOrder, number>(dateOrders.map((order) => [order, 0]))
  readonly #examples = new Set<string>()
  #seen = 0

  see(cell: string) {
    const parts = dateParts(cell)
    if (!parts || parts.month !== null) return // a month by name leaves nothing open
    this.#seen += 1
    for (const order of dateOrders) {
      if (readDate(cell, order)) this.#possible.set(order, (this.#possible.get(order) ?? 0) + 1)
    }
    const isOpen = readDate(cell, 'dmy') && readDate(cell, 'mdy') && readDate(cell, 'dmy') !== readDate(cell, 'mdy')
    if (isOpen && this.#examples.size < mostExamples) this.#examples.add(cell.trim().slice(0, 30))
  }

  get result(): SniffedDates {
    const all = (['ymd', 'dmy', 'mdy'] as const).filter((order) => this.#possible.get(order) === this.#seen)
    const examples = [...this.#examples]
    if (this.#seen === 0) return { order: 'ymd', seen: 0, examples, isMixed: false }
    if (all.length === 1 || (all.length > 1 && examples.length === 0)) {
      return { order: all[0] ?? null, seen: this.#seen, examples, isMixed: false }
    }
    if (all.length > 1) return { order: null, seen: this.#seen, examples, isMixed: false }
    return { order: this.#nearly(), seen: this.#seen, examples, isMixed: true }
  }

  /** One order fits nearly all, and no other does as well: what does not fit is an error of its row. */
  #nearly(): DateOrder | null {
    const ranked = dateOrders
      .map((order) => ({ order, fits: this.#possible.get(order) ?? 0 }))
      .toSorted((one, other) => other.fits - one.fits)
    const [best, next] = ranked
    return best && next && best.fits >= this.#seen * 0.8 && best.fits > next.fits ? best.order : null
  }
}

/** Which mark stands before the decimals, from the numbers of the file; the delimiter decides where they do not say. */
export class DecimalSniffer {
  #points = 0
  #commas = 0

  see(cell: string) {
    const text = cell.trim()
    if (/^[^\d]{0,4}\d{1,3}(,\d{3})*\.\d{1,2}[^\d]{0,4}$/.test(text)) this.#points += 1
    if (/^[^\d]{0,4}\d{1,3}(\.\d{3})*,\d{1,2}[^\d]{0,4}$/.test(text)) this.#commas += 1
    if (/^\d+\.\d{1,2}$/.test(text)) this.#points += 1
    if (/^\d+,\d{1,2}$/.test(text)) this.#commas += 1
  }

  result(delimiter: string): DecimalMark {
    if (this.#points !== this.#commas) return this.#points > this.#commas ? 'point' : 'comma'
    return delimiter === 'semicolon' ? 'comma' : 'point'
  }
}
