import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { formatAgo, formatCalendarDate } from '@/lib/format/dates'
import { removePasskeyAction, restorePasskeyAction } from '@/lib/passkeys/actions'
import type { Passkey } from '@/lib/passkeys/queries'

/** The devices that log the viewer in, each with one press to remove it and one to take that back. */
export function PasskeyList({ passkeys, now }: { passkeys: Passkey[]; now: Date }) {
  if (passkeys.length === 0) return <p className="mb-4">You have not added a device yet.</p>
  return (
    <ul className="mb-4">
      {passkeys.map((passkey) => (
        <li
          key={passkey.id}
          className="flex flex-wrap items-center justify-between gap-4 border-b border-hairline py-3 last:border-0"
        >
          <span className="min-w-0">
            <bdi className="font-semibold wrap-anywhere">{passkey.name}</bdi>
            <span className="block text-muted">
              {passkey.removedAt
                ? 'Removed. It logs nobody in.'
                : passkey.lastUsedAt
                  ? `last used ${formatAgo(passkey.lastUsedAt, now)}`
                  : `added ${formatCalendarDate(passkey.createdAt)}, not used yet`}
            </span>
          </span>
          <ActionForm
            id={`passkey-${passkey.id}`}
            action={passkey.removedAt ? restorePasskeyAction : removePasskeyAction}
            guard={false}
          >
            <input type="hidden" name="id" value={passkey.id} />
            <SubmitButton kind="secondary" size="portal" pendingText="Changing…">
              {passkey.removedAt ? 'Use it again' : 'Remove'}
              <span className="visually-hidden"> {passkey.name}</span>
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
