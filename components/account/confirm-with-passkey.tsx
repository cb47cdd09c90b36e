'use client'
import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser'
import { useState } from 'react'
import { useFormStatus } from 'react-dom'
import { askForOptions } from '@/components/passkeys/ask-for-options'
import { buttonClass } from '@/components/ui/button-class'
import { useHydrated } from '@/components/ui/use-hydrated'

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** Sends the form it is in with what a device of the person signed, in place of the password. */
export function ConfirmWithPasskey() {
  const isHydrated = useHydrated()
  const { pending } = useFormStatus()
  const [problem, setProblem] = useState<string | null>(null)
  if (!isHydrated || !browserSupportsWebAuthn()) return null
  const confirm = async (form: HTMLFormElement) => {
    setProblem(null)
    try {
      const optionsJSON = await askForOptions<Options>('/api/passkeys/confirm')
      const answer = await startAuthentication({ optionsJSON })
      const field = form.elements.namedItem('passkeyAnswer')
      if (!(field instanceof HTMLInputElement)) return
      field.value = JSON.stringify(answer)
      form.requestSubmit()
    } catch {
      setProblem('Your device confirmed nothing. Try again, or enter your password.')
    }
  }
  return (
    <div className="mb-6">
      <input type="hidden" name="passkeyAnswer" defaultValue="" data-secret />
      {problem && (
        <p role="alert" className="mb-4 text-danger">
          {problem}
        </p>
      )}
      <button
        type="button"
        aria-disabled={pending}
        className={buttonClass('secondary', 'portal')}
        onClick={({ currentTarget: { form } }) => !pending && form && void confirm(form)}
      >
        Go on with a passkey
      </button>
      <p className="mt-3">Or with your password:</p>
    </div>
  )
}
