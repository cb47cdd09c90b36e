import { StatePill } from '@/components/ui/state-pill'
import { reportStatusLabels, type ReportStatus } from '@/lib/reports/vocabulary'

const looks: Record<ReportStatus, { sign: string; className: string }> = {
  draft: { sign: '◔', className: 'bg-medium-tint text-medium-ink' },
  final: { sign: '●', className: 'bg-success-tint text-success' },
  superseded: { sign: '○', className: 'bg-sunken text-muted' },
  withdrawn: { sign: '✕', className: 'bg-danger-tint text-danger' },
}

/** Where a version of a report stands: sign, word and colour. */
export function ReportMark({ status }: { status: ReportStatus }) {
  return <StatePill {...looks[status]}>{reportStatusLabels[status]}</StatePill>
}
