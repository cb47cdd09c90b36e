import { StatePill } from '@/components/ui/state-pill'
import { sessionStatusLabels, type SessionStatus } from '@/lib/sessions/vocabulary'

const looks: Record<SessionStatus, { sign: string; className: string }> = {
  active: { sign: '◔', className: 'bg-medium-tint text-medium-ink' },
  processing: { sign: '◑', className: 'bg-info-tint text-info-ink' },
  completed: { sign: '●', className: 'bg-success-tint text-success' },
  error: { sign: '✕', className: 'bg-danger-tint text-danger font-semibold' },
}

/** Where a session stands: sign, word and colour. */
export function SessionMark({ status }: { status: SessionStatus }) {
  return <StatePill {...looks[status]}>{sessionStatusLabels[status]}</StatePill>
}
