'use client'
import { ActionFormBody } from '@/components/ui/action-form-body'
import { SubmitButton } from '@/components/ui/form-fields'
import { makeFeedAction } from '@/lib/calendar-feeds/actions'
import { CopyButton } from './copy-button'

/** Makes a link and shows it this once: nobody can look it up again. */
export function MakeFeedForm({ idempotencyKey }: { idempotencyKey: string }) {
  return (
    <ActionFormBody
      id="make-feed"
      action={makeFeedAction}
      idempotencyKey={idempotencyKey}
      guard={false}
      result={(output) => <NewLink {...output} />}
    >
      <SubmitButton size="main" pendingText="One moment…">
        Make a link
      </SubmitButton>
    </ActionFormBody>
  )
}

function NewLink({ address }: { address?: string }) {
  if (!address) return null // sent twice: the first answer has shown it
  return (
    <div role="status" className="mb-6 rounded-card border-2 border-success bg-success-tint p-5 narrow-gutter">
      <p className="text-xl font-semibold">Your link is made. It is shown here only now.</p>
      <ol className="mt-3 grid list-decimal gap-2 pl-6">
        <li>Copy the link.</li>
        <li>Open your calendar. Look for “Add calendar”, then “From a link” or “Subscribe”.</li>
        <li>Paste the link there.</li>
      </ol>
      <p className="mt-4 rounded-control border border-line bg-surface p-3">
        <code className="font-mono break-all select-all">{address}</code>
      </p>
      <div className="mt-4 flex flex-wrap gap-4">
        <CopyButton text={address} />
        <a
          href={address.replace(/^https?:/, 'webcal:')}
          className="inline-flex min-h-12 items-center justify-center rounded-card py-2 text-center border border-line bg-surface px-5 font-medium text-ink no-underline hover:bg-primary-tint"
        >
          Open it in the calendar of this device
        </a>
      </div>
    </div>
  )
}
