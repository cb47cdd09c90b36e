const day = 86_400_000

type Booking = { from: number; to: number; rowNumber: number }

/**
 * What the rows of a file so far have taken: ids, addresses, appointments. A dry run keeps none of its rows in the
 * database, and the import itself writes in several transactions, so both ask here what the file says against itself.
 */
export class Claims {
  readonly #keys = new Map<string, number>()
  readonly #bookings = new Map<string, Booking[]>()

  /** The earlier row that took this, if one did. */
  rowWith(key: string): number | null {
    return this.#keys.get(key) ?? null
  }

  take(key: string, rowNumber: number) {
    if (!this.#keys.has(key)) this.#keys.set(key, rowNumber)
  }

  /** The earlier row that booked some of this time (milliseconds) for `whom`. */
  rowBooked(whom: string, from: number, to: number): number | null {
    for (const bucket of daysOf(whom, from, to)) {
      const found = this.#bookings.get(bucket)?.find((booking) => booking.from < to && from < booking.to)
      if (found) return found.rowNumber
    }
    return null
  }

  book(whom: string, from: number, to: number, rowNumber: number) {
    for (const bucket of daysOf(whom, from, to)) {
      const bookings = this.#bookings.get(bucket) ?? []
      bookings.push({ from, to, rowNumber })
      this.#bookings.set(bucket, bookings)
    }
  }

  /** What rows took that could not be written after all. */
  release(rowNumbers: ReadonlySet<number>) {
    for (const [key, holder] of this.#keys) if (rowNumbers.has(holder)) this.#keys.delete(key)
    for (const [bucket, bookings] of this.#bookings)
      this.#bookings.set(
        bucket,
        bookings.filter(({ rowNumber }) => !rowNumbers.has(rowNumber)),
      )
  }
}

/** An appointment is found by the days it touches. */
function* daysOf(whom: string, from: number, to: number) {
  for (let at = Math.floor(from / day); at <= Math.floor((to - 1) / day); at += 1) yield `${whom} ${at}`
}
