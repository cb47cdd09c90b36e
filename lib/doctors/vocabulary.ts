export const approvalStates = ['pending', 'approved', 'suspended', 'rejected'] as const
export type ApprovalState = (typeof approvalStates)[number]

export const approvalStateLabels: Record<ApprovalState, string> = {
  pending: 'Pending',
  approved: 'Approved',
  suspended: 'Suspended',
  rejected: 'Rejected',
}

export const approvalSteps = ['approve', 'reject', 'suspend', 'reinstate'] as const
export type ApprovalStep = (typeof approvalSteps)[number]

/** What can be decided about a doctor: from which states, to which, and whether one must say why. */
export const approvalRules: Record<
  ApprovalStep,
  { from: readonly ApprovalState[]; to: ApprovalState; label: string; needsReason: boolean; effect: string }
> = {
  approve: {
    from: ['pending', 'rejected'],
    to: 'approved',
    label: 'Approve',
    needsReason: false,
    effect: 'The doctor can log in, and patients can be assigned.',
  },
  reject: {
    from: ['pending'],
    to: 'rejected',
    label: 'Reject',
    needsReason: true,
    effect: 'The doctor cannot log in. Can be approved later.',
  },
  suspend: {
    from: ['approved'],
    to: 'suspended',
    label: 'Suspend',
    needsReason: true,
    effect: 'The doctor is out at once, and patients nobody else treats are listed without an active doctor.',
  },
  reinstate: {
    from: ['suspended'],
    to: 'approved',
    label: 'Reinstate',
    needsReason: true,
    effect: 'The doctor can log in again and sees the patients of before.',
  },
}

export function stepsFrom(state: ApprovalState): ApprovalStep[] {
  return approvalSteps.filter((step) => approvalRules[step].from.includes(state))
}

/** "Dr Ito"; the title once, also where the old system wrote it into the name. */
export function doctorTitle(name: string | null): string {
  if (!name?.trim()) return 'a doctor'
  return /^(dr|prof|professor)\b/i.test(name) ? name : `Dr ${name}`
}
