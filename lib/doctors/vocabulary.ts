export const approvalStates = ['pending', 'approved', 'suspended'] as const
export type ApprovalState = (typeof approvalStates)[number]

export const approvalStateLabels: Record<ApprovalState, string> = {
  pending: 'Pending',
  approved: 'Approved',
  suspended: 'Suspended',
}
