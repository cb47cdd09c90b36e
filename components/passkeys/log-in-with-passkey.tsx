'use client'
import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser'
import { startTransition, useActionState, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useSafeAction } from '@/components/ui/use-safe-action'
import { idle } from '@/lib/actions/action-state'
import { logInWithPasskeyAction } from '@/lib/auth/actions'
import { askForOptions } from './ask-for-options'

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** The way in without typing, first on the page where the browser knows how; nothing where it does not. */
export function LogInWithPasskey({ next }: { next?: string }) {
  const isHydrated = useHydrated()
  const [state, submit, isPending] = useActionState(useSafeAction(logInWithPasskeyAction), idle)
  const [problem, setProblem] = useState<string | null>(null)
  if (!isHydrated || !browserSupportsWebAuthn()) return null
  const refused = Object.values(state.form?.error ?? {}).flatMap((errors) => errors ?? [])[0]
  const words = problem ?? refused
  const logIn = async () => {
    setProblem(null)
    try {
      const optionsJSON = await askForOptions<Options>('/api/passkeys/log-in')
      const answer = await startAuthentication({ optionsJSON })
      const form = new FormData()
      form.set('answer', JSON.stringify(answer))
      if (next) form.set('next', next)
      startTransition(() => submit(form))
    } catch {
      setProblem('Your device did not log you in. Try again, or log in with your password below.')
    }
  }
  return (
    <section aria-label="Without a password" className="mb-8 border-b border-hairline pb-8">
      <p className="mb-4">With your finger, your face or the code of your device. Nothing to type.</p>
      {words && (
        <p role="alert" className="mb-4 rounded-control border-2 border-danger bg-danger-tint px-4 py-3 text-danger">
          {words}
        </p>
      )}
      <button
        type="button"
        aria-disabled={isPending}
        onClick={() => isPending || void logIn()}
        className={`${buttonClass('secondary', 'main')} w-full`}
      >
        {isPending ? 'Logging in…' : 'Log in with a passkey'}
      </button>
    </section>
  )
}
