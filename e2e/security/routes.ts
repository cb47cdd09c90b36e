/** Where something is sent and nothing can be got. */
export const sentTo = [
  '/api/consultations/fee',
  '/api/consultations/fees',
  '/api/consultations/times',
  '/api/csv-imports',
  '/api/drafts',
  '/api/exports',
  '/api/imports',
  '/api/lookup',
  '/api/notices',
  '/api/passkeys/add',
  '/api/passkeys/confirm',
  '/api/passkeys/log-in',
  '/api/palette',
  '/api/presence',
  '/api/session',
]

/** What an administrator finds nothing at: an address that says too little, a job without a file, a single version. */
export const nothingByItself = [
  '/admin/assignments/move',
  '/admin/exports/new',
  '/admin/jobs/new',
  '/admin/reports/[reportId]/compare',
  '/api/csv-imports/[importId]/errors',
  '/api/exports/[jobId]',
]

/** A note needs a patient; a single version nothing to compare it with. */
export const nothingForDoctors = ['/clinic/consultations/new', '/clinic/reports/[reportId]/compare']
