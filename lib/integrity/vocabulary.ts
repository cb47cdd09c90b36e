/** Where a comparison of the derived rows with a recount stands. */
export const checkStatuses = ['requested', 'running', 'done', 'failed'] as const
export type CheckStatus = (typeof checkStatuses)[number]
