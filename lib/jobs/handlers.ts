import 'server-only'
import { csvImportJob } from '@/lib/csv-import/job'
import { exportJob } from '@/lib/exports/export-job'
import { bulkJob } from './bulk-job'
import type { AnyJobHandler } from './handler'
import { undoJob } from './undo-job'
import type { JobKind } from './vocabulary'

/** Who does the work of each kind of job. */
export const jobHandlers: Partial<Record<JobKind, AnyJobHandler>> = {
  bulk: bulkJob,
  export: exportJob,
  'csv-import': csvImportJob,
  undo: undoJob,
}
