/** Records whose changes are told to open pages. */
export const liveTables = ['report_status', 'medical_reports', 'prediction_reviews'] as const
export type LiveTable = (typeof liveTables)[number]

/**
 * What an open page is told. `changed`: these records, which the reader may see. `ended`: rights changed or the session
 * ended, so the page must be read again before it listens again. `gap`: something may have been missed.
 */
export type LiveEvent = { type: 'changed'; table: LiveTable; ids: string[] } | { type: 'ended' } | { type: 'gap' }
