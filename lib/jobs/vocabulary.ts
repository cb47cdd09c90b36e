/** What the worker does for somebody in the background. */
export const jobKinds = ['bulk', 'export', 'csv-import', 'undo'] as const
export type JobKind = (typeof jobKinds)[number]

export const jobKindLabels: Record<JobKind, string> = {
  bulk: 'Bulk action',
  export: 'Export',
  'csv-import': 'CSV import',
  undo: 'Undo',
}

/** draft: prepared and looked at, but not yet confirmed. */
export const jobStatuses = ['draft', 'pending', 'running', 'done', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]

export const jobStatusLabels: Record<JobStatus, string> = {
  draft: 'Waiting for your decision',
  pending: 'Waiting for the worker',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

/** What the list of jobs can be narrowed to: where a job stands, and what the numbers elsewhere count. */
export const jobSelections = [...jobStatuses, 'unfinished', 'failed-lately'] as const
export type JobSelection = (typeof jobSelections)[number]
export const failedLatelyDays = 7

export const jobSelectionLabels: Record<JobSelection, string> = {
  ...jobStatusLabels,
  unfinished: 'Waiting or running',
  'failed-lately': `Failed in the last ${failedLatelyDays} days`,
}

export const rowOutcomes = ['done', 'skipped', 'failed'] as const
export type RowOutcomeName = (typeof rowOutcomes)[number]

export const rowOutcomeLabels: Record<RowOutcomeName, string> = {
  done: 'Done',
  skipped: 'Skipped',
  failed: 'Failed',
}

export function isEnded(status: JobStatus) {
  return status === 'done' || status === 'failed' || status === 'cancelled'
}

/** The most rows one bulk action takes. */
export const mostBulkRows = 100_000
/** The most rows one export holds; a sheet of a workbook has room for 1,048,575. */
export const mostExportRows = 1_000_000
/** Up to so many rows an export is answered at once; above, the worker writes a file. */
export const directExportRows = 5_000
export const exportsPerHour = 20
/** A preview looks at every row up to here, above at the first ones. */
export const mostPreviewRows = 20_000

export const exportFormats = ['csv', 'xlsx', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportFormatLabels: Record<ExportFormat, string> = {
  csv: 'CSV, for spreadsheets and other programs',
  xlsx: 'Excel workbook (XLSX)',
  json: 'JSON, for programs',
}
