import { approvalStateLabels, type ApprovalState } from '@/lib/doctors/vocabulary'

const looks: Record<ApprovalState, { sign: string; className: string }> = {
  approved: { sign: '✓', className: 'text-success' },
  pending: { sign: '◔', className: 'font-medium text-medium-ink' },
  suspended: { sign: '✕', className: 'font-semibold text-danger' },
  rejected: { sign: '⊘', className: 'text-muted' },
}

/** Whether a doctor may work here, by word, sign and colour. */
export function ApprovalMark({ state }: { state: ApprovalState }) {
  const { sign, className } = looks[state]
  return (
    <span className={`whitespace-nowrap ${className}`}>
      <span aria-hidden>{sign} </span>
      {approvalStateLabels[state]}
    </span>
  )
}
