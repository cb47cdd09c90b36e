/** Where an archive stands. */
export const archiveStatuses = ['waiting', 'making', 'ready', 'failed', 'expired'] as const
export type ArchiveStatus = (typeof archiveStatuses)[number]
