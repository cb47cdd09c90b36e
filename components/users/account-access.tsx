import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { disableUserAction, enableUserAction, resetPasswordAction } from '@/lib/users/actions'
import { IssuedLinkForm } from './issued-link-form'

/** A new password by link, and closing or opening the account. */
export function AccountAccess({
  user,
  isOwn,
}: {
  user: { id: string; version: number; isActive: boolean }
  isOwn: boolean
}) {
  return (
    <>
      {user.isActive && (
        <IssuedLinkForm id="reset" action={resetPasswordAction} idempotencyKey={crypto.randomUUID()}>
          <input type="hidden" name="id" value={user.id} />
          <SubmitButton kind="secondary" pendingText="Making a link…">
            Make a link to choose a new password
          </SubmitButton>
        </IssuedLinkForm>
      )}
      {isOwn ? (
        <p className="mt-4 text-muted">Another administrator can disable your account; you cannot.</p>
      ) : (
        <ActionForm
          id="active"
          action={user.isActive ? disableUserAction : enableUserAction}
          version={user.version}
          className="mt-8"
        >
          <input type="hidden" name="id" value={user.id} />
          <SubmitButton kind={user.isActive ? 'danger' : 'primary'}>
            {user.isActive ? 'Disable this account' : 'Enable this account'}
          </SubmitButton>
          {user.isActive && (
            <p className="mt-1 text-muted">The person is out at the next click. It can be enabled again.</p>
          )}
        </ActionForm>
      )}
    </>
  )
}
