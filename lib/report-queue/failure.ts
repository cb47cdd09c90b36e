import type { ErrorClass } from './vocabulary'

/** Why a try did not lead to a report: the class decides who must do something, the sentence is for people. */
export class ReportFailure extends Error {
  readonly errorClass: ErrorClass
  /** Whether trying again by itself may help. */
  readonly mayPass: boolean
  readonly outcome: 'failed' | 'withdrawn'

  constructor(
    errorClass: ErrorClass,
    message: string,
    { mayPass = true, outcome = 'failed' }: { mayPass?: boolean; outcome?: 'failed' | 'withdrawn' } = {},
  ) {
    super(message)
    this.name = 'ReportFailure'
    this.errorClass = errorClass
    this.mayPass = mayPass
    this.outcome = outcome
  }
}

/** The request is no longer this worker's: another has it, or somebody put it away. Nothing more is written about it. */
export class LeaseLost extends Error {}

/** The worker was told to stop. */
export class WorkerStopping extends Error {}

export function withdrawn(message: string) {
  return new ReportFailure('data', message, { mayPass: false, outcome: 'withdrawn' })
}
