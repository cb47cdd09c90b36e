import { sessionStatusLabels, type SessionStatus } from '@/lib/sessions/vocabulary'

const looks: Record<SessionStatus, { sign: string; className: string }> = {
  active: { sign: '◔', className: 'bg-medium-tint text-medium-ink' },
  processing: { sign: '◑', className: 'bg-info-tint text-info-ink' },
  completed: { sign: '●', className: 'bg-success-tint text-success' },
  error: { sign: '✕', className: 'bg-danger-tint text-danger font-semibold' },
}

/** Where a session stands: sign, word and colour. */
export function SessionMark({ status }: { status: SessionStatus }) {
  const { sign, className } = looks[status]
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs whitespace-nowrap ${className}`}
    >
      <span aria-hidden>{sign}</span>
      {sessionStatusLabels[status]}
    </span>
  )
}
