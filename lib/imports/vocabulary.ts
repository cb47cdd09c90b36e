/** Where an import of a legacy file stands. */
export const importStatuses = [
  'uploaded',
  'checked',
  'queued',
  'running',
  'completed',
  'failed',
  'rolling-back',
  'rolled-back',
  'discarded',
] as const
export type ImportStatus = (typeof importStatuses)[number]

/** The shapes a legacy file comes in, told by its columns. */
export const layouts = ['base', 'enhanced', 'old'] as const
export type Layout = (typeof layouts)[number]

export const problemKinds = ['repaired', 'quarantined'] as const
export type ProblemKind = (typeof problemKinds)[number]

/** What became of a row that was set aside. */
export const problemStates = ['open', 'retry', 'imported', 'discarded'] as const
export type ProblemState = (typeof problemStates)[number]

export const importStatusLabels: Record<ImportStatus, string> = {
  uploaded: 'Being looked at',
  checked: 'Looked at, waiting for your decision',
  queued: 'Waiting to start',
  running: 'Running',
  completed: 'Completed',
  failed: 'Failed',
  'rolling-back': 'Being taken back',
  'rolled-back': 'Taken back',
  discarded: 'Discarded',
}
