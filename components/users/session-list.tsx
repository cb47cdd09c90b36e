import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/form-fields'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { endAllSessionsAction, endSessionAction } from '@/lib/users/actions'
import type { SessionRow } from '@/lib/users/queries'

/** Where an account is logged in right now; each can be ended, or all but one's own. */
export function SessionList({
  userId,
  sessions,
  ownSession,
}: {
  userId: string
  sessions: SessionRow[]
  ownSession: string
}) {
  const others = sessions.filter(({ id }) => id !== ownSession)
  if (sessions.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="Not logged in anywhere." />
      </div>
    )
  const now = new Date()
  return (
    <>
      <ul className="border-y border-hairline bg-surface">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-hairline px-4 py-2 last:border-b-0"
          >
            <span>
              {session.device ?? 'A device'}
              {session.id === ownSession && <strong className="font-medium">, this one</strong>}
              <span className="text-muted">
                {' '}
                · {session.network} · since {formatMoment(session.createdAt, 'dateTime')}, last seen{' '}
                {formatAgo(session.lastSeenAt, now)}
              </span>
            </span>
            {session.id !== ownSession && (
              <ActionForm id={`end-${session.id}`} action={endSessionAction}>
                <input type="hidden" name="id" value={session.id} />
                <input type="hidden" name="userId" value={userId} />
                <SubmitButton kind="secondary" pendingText="Ending…">
                  End
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <ActionForm id="end-all" action={endAllSessionsAction} className="mt-3">
          <input type="hidden" name="id" value={userId} />
          <SubmitButton kind="secondary" pendingText="Ending…">
            {`End all ${others.length}${others.length < sessions.length ? ' others' : ''}`}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
