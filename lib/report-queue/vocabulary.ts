/** Why a try did not lead to a report, in the terms of who must do something about it. */
export const errorClasses = ['data', 'rendering', 'storage', 'time-out', 'killed'] as const
export type ErrorClass = (typeof errorClasses)[number]
export const errorClassLabels: Record<ErrorClass, string> = {
  data: 'The data',
  rendering: 'Drawing the pages',
  storage: 'Keeping the file',
  'time-out': 'It took too long',
  killed: 'The worker stopped',
}

export const attemptOutcomes = ['published', 'failed', 'lost', 'withdrawn'] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]
export const attemptOutcomeLabels: Record<AttemptOutcome, string> = {
  published: 'Published',
  failed: 'Failed',
  lost: 'Stopped without a word',
  withdrawn: 'Withdrawn',
}

export const fileVariants = ['a4', 'large-print'] as const
export type FileVariant = (typeof fileVariants)[number]
export const fileVariantLabels: Record<FileVariant, string> = { a4: 'A4', 'large-print': 'Large print' }

/** What a worker does for one request, in this order. A report is there from `publish` on. */
export const steps = ['claim', 'read', 'render', 'temp-write', 'fsync', 'rename', 'publish', 'ack'] as const
export type Step = (typeof steps)[number]
export const stepLabels: Record<Step, string> = {
  claim: 'Taken',
  read: 'Record read',
  render: 'Pages drawn',
  'temp-write': 'File written',
  fsync: 'File on the disk',
  rename: 'File in its place',
  publish: 'Published',
  ack: 'Tidied up',
}

/** A worker not seen for this long counts as gone; the functions of the queue in SQL say the same. */
export const workerGoneSeconds = 45
/** After this many tries a request is failed until somebody asks again; app.most_report_attempts() says the same. */
export const mostAttempts = 3
