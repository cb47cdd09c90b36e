import type pg from 'pg'

export type Phase = 'checking' | 'backup' | 'staging' | 'writing' | 'deriving' | 'verifying' | 'done'

/** How far an import is, as a person wants to know it. */
export type ImportProgress = { phase: Phase; table: string | null; percent: number; secondsLeft: number | null }

// Measured on files of 10,000 and 1,000,000 records: what part of the whole each phase takes, in per cent.
const share: Record<Phase, { from: number; to: number }> = {
  checking: { from: 0, to: 6 },
  backup: { from: 6, to: 8 },
  // The next table is staged while one is written or derived from, so the three share a stretch.
  staging: { from: 8, to: 85 },
  writing: { from: 8, to: 85 },
  deriving: { from: 8, to: 85 },
  verifying: { from: 85, to: 99 },
  done: { from: 100, to: 100 },
}
const beatMilliseconds = 1000

/**
 * Tells how far the import is: to whoever called, and once a second to its row, where the browser and a worker look. The
 * beat is also the sign of life by which a killed import is told from a slow one.
 */
export class ProgressReporter {
  #current: ImportProgress = { phase: 'checking', table: null, percent: 0, secondsLeft: null }
  readonly #started = performance.now()
  #beating: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  readonly #spent: Record<string, number> = {}
  #step = { name: 'checking', since: performance.now() }

  constructor(
    private readonly client: pg.Client,
    private readonly run: number,
    private readonly listener: (progress: ImportProgress) => void,
  ) {
    this.#timer = setInterval(() => this.#beat(), beatMilliseconds)
  }

  /** `done` of `total` within the phase. */
  at(phase: Phase, table: string | null = null, done = 0, total = 1) {
    this.#turnTo(table ? `${phase} ${table}` : phase)
    const { from, to } = share[phase]
    const percent = Math.min(to, from + ((to - from) * done) / Math.max(total, 1))
    const seconds = (performance.now() - this.#started) / 1000
    const secondsLeft = percent >= 10 && seconds > 2 ? Math.ceil((seconds / percent) * (100 - percent)) : null
    this.#current = { phase, table, percent: Math.floor(percent), secondsLeft }
    this.listener(this.#current)
  }

  /** Seconds per phase and table so far, for the report. */
  spent(): Record<string, number> {
    this.#turnTo('done')
    return Object.fromEntries(
      Object.entries(this.#spent).map(([name, milliseconds]) => [name, Math.round(milliseconds) / 1000]),
    )
  }

  #turnTo(name: string) {
    if (name === this.#step.name) return
    const now = performance.now()
    this.#spent[this.#step.name] = (this.#spent[this.#step.name] ?? 0) + now - this.#step.since
    this.#step = { name, since: now }
  }

  /** Ends the beat; afterwards nothing of this touches the run's row. */
  async stop() {
    clearInterval(this.#timer)
    this.#timer = undefined
    await this.#beating
  }

  #beat() {
    if (!this.#timer) return
    const { phase } = this.#current
    this.#beating = this.#beating.then(() =>
      this.client
        .query('update import_runs set heartbeat_at = now(), phase = $2, progress = $3 where id = $1', [
          this.run,
          phase,
          JSON.stringify(this.#current),
        ])
        .catch(() => {}),
    )
  }
}
