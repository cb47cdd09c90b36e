'use client'
import type { ReactNode } from 'react'
import { MailAddress } from '@/components/portal/mail-address'
import { ActionFormBody } from '@/components/ui/action-form-body'
import type { ActionState } from '@/lib/actions/action-state'

type Invited = { code: string; link: string; byMail: boolean }
type Props = {
  id: string
  action: (previous: ActionState<Invited>, form: FormData) => Promise<ActionState<Invited>>
  idempotencyKey: string
  helperName: string
  helperEmail: string
  children: ReactNode
}

/** The button that invites, and then the code: shown once, to be told by the patient. */
export function InvitationForm({ helperName, helperEmail, ...form }: Props) {
  return (
    <ActionFormBody
      {...form}
      guard={false}
      result={({ code, link, byMail }) => (
        <div role="status" className="mb-6 rounded-card border-2 border-success bg-surface p-5 narrow-gutter">
          <p className="text-2xl font-semibold">The invitation is made</p>
          <ol className="mt-4 grid list-decimal gap-4 ps-6">
            <li>
              {byMail ? (
                <>
                  We send a link by e-mail to <MailAddress address={helperEmail} />.
                </>
              ) : (
                <>
                  This website sends no mail yet. Send or give <bdi>{helperName}</bdi> this link yourself:{' '}
                  <Address>{link}</Address>
                </>
              )}
            </li>
            <li>
              Tell <bdi>{helperName}</bdi> this code yourself, by telephone or face to face:
              <strong className="my-2 block font-mono text-4xl tracking-wider tabular-nums select-all">
                {code.slice(0, 4)} {code.slice(4)}
              </strong>
              Write it down now: it is shown here only once. You can make a new one at any time.
            </li>
          </ol>
          {byMail && (
            <details className="mt-4">
              <summary className="min-h-12 cursor-pointer py-2 font-semibold text-primary">
                The person sits beside you?
              </summary>
              <p className="mt-2">
                Open this link on their telephone or computer: <Address>{link}</Address>
              </p>
            </details>
          )}
        </div>
      )}
    />
  )
}

function Address({ children }: { children: string }) {
  return <code className="font-mono break-all select-all">{children}</code>
}
