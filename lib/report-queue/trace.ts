import type { Step } from './vocabulary'

export type TracedStep = { step: Step; milliseconds: number }

/** Which steps a try has come through, and how long each took. */
export class Trace {
  readonly steps: TracedStep[] = []
  readonly #onStep: ((step: Step) => void | Promise<void>) | undefined
  #since = performance.now()

  /** `onStep` is told of every step before it is counted: the tests pull the plug there. */
  constructor(onStep?: (step: Step) => void | Promise<void>) {
    this.#onStep = onStep
  }

  async done(step: Step) {
    await this.#onStep?.(step)
    const now = performance.now()
    this.steps.push({ step, milliseconds: Math.round(now - this.#since) })
    this.#since = now
  }

  /** Forgets what came after `read`: the record changed, and it is all done again. */
  again() {
    this.#since = performance.now()
  }
}
