import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { logOutAction } from '@/lib/auth/actions'
import type { Help } from '@/lib/programme/queries'

/** Help and the way out: at the end of every page, far from everything one presses by mistake. */
export function PortalFooter({ help }: { help: Help }) {
  return (
    <footer className="border-t border-hairline bg-surface print:border-0">
      <div className="mx-auto w-full max-w-[50rem] narrow-gutter py-8">
        <HelpSection help={help} />
        <ActionForm id="log-out" action={logOutAction} className="no-print mt-10">
          <SubmitButton kind="secondary" size="portal" pendingText="Logging out…">
            Log out
          </SubmitButton>
        </ActionForm>
      </div>
    </footer>
  )
}

/** How one reaches the clinic. The same words in the same place, whoever looks. */
export function HelpSection({ help: { helpPhone, helpHours, address } }: { help: Help }) {
  return (
    <section id="help" aria-labelledby="help-title">
      <h2 id="help-title" className="mb-2 text-2xl font-semibold">
        Need help?
      </h2>
      <p className="max-w-[66ch]">
        {helpPhone ? 'Call your clinic. ' : 'Ask your clinic. You can call them or ask at your next visit. '}
        No question is too small.
      </p>
      {helpPhone && (
        <p className="mt-3">
          <a
            href={`tel:${helpPhone.replace(/[^+\d]/g, '')}`}
            className="inline-flex min-h-12 items-center rounded-card border border-line bg-surface px-5 text-xl font-semibold text-primary no-underline hover:bg-primary-tint print:border-0 print:px-0"
          >
            {helpPhone}
          </a>
        </p>
      )}
      {helpHours && <p className="mt-2 max-w-[66ch]">{helpHours}</p>}
      {address && <p className="mt-2 max-w-[66ch] whitespace-pre-line">{address}</p>}
      <p className="mt-3 max-w-[66ch]">
        <strong>In an emergency, call your local emergency number.</strong> Nobody reads this website in an emergency.
      </p>
    </section>
  )
}
