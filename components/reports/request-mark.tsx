import { StatePill } from '@/components/ui/state-pill'
import { requestStatusLabels, type RequestStatus } from '@/lib/reports/vocabulary'

const looks: Record<RequestStatus, { sign: string; className: string }> = {
  pending: { sign: '◔', className: 'bg-medium-tint text-medium-ink' },
  generating: { sign: '◑', className: 'bg-info-tint text-info-ink' },
  generated: { sign: '●', className: 'bg-success-tint text-success' },
  failed: { sign: '✕', className: 'bg-danger-tint text-danger font-semibold' },
  archived: { sign: '○', className: 'bg-sunken text-muted' },
}

/** Where a request for a report stands: sign, word and colour. */
export function RequestMark({ status }: { status: RequestStatus }) {
  return <StatePill {...looks[status]}>{requestStatusLabels[status]}</StatePill>
}
