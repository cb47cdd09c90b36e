import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { leaveHelpedAction } from '@/lib/auth/actions'
import type { Helping } from '@/lib/db/viewer'
import { scopeWords } from '@/lib/helpers/vocabulary'

/** Above every page that somebody opens for a person they help: whose record it is, and what of it they see. */
export function HelpingBanner({ patientName, scope }: Helping) {
  return (
    <section
      aria-label="Whom you are helping"
      className="portal no-print border-b-4 border-primary bg-primary-tint py-3 text-ink"
    >
      <div className="mx-auto flex w-full max-w-[50rem] flex-wrap items-center justify-between gap-x-8 gap-y-3 narrow-gutter">
        <p className="min-w-0">
          <span className="block text-xl font-semibold">
            You are helping <bdi>{patientName}</bdi>
          </span>
          You see {scopeWords[scope].label.replace(/^My /, 'their ').toLowerCase()}.
        </p>
        <ActionForm id="leave-helped" action={leaveHelpedAction} guard={false}>
          <SubmitButton kind="secondary" size="portal" pendingText="Leaving…">
            Stop acting for them
          </SubmitButton>
        </ActionForm>
      </div>
    </section>
  )
}
