'use client'
import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser'
import { useState } from 'react'
import { ConfirmFields } from '@/components/account/confirm-fields'
import { ActionFormBody } from '@/components/ui/action-form-body'
import { buttonClass } from '@/components/ui/button-class'
import { TextField } from '@/components/ui/form-fields'
import { useHydrated } from '@/components/ui/use-hydrated'
import { addPasskeyAction } from '@/lib/passkeys/actions'
import { askForOptions } from './ask-for-options'

/** Makes this device one that logs in: the server asks, the device signs, and the form carries the answer back. */
export function AddPasskeyForm({ idempotencyKey }: { idempotencyKey: string }) {
  const isHydrated = useHydrated()
  const [problem, setProblem] = useState<string | null>(null)
  if (!isHydrated) return <noscript>No device can be added in this browser. Your password works.</noscript>
  if (!browserSupportsWebAuthn()) return <p>This browser cannot keep a passkey. Your password works as before.</p>
  const add = async (form: HTMLFormElement) => {
    setProblem(null)
    try {
      const optionsJSON =
        await askForOptions<Parameters<typeof startRegistration>[0]['optionsJSON']>('/api/passkeys/add')
      const answer = await startRegistration({ optionsJSON })
      const field = form.elements.namedItem('answer')
      if (field instanceof HTMLInputElement) field.value = JSON.stringify(answer)
      form.requestSubmit()
    } catch {
      setProblem('The device was not added, and nothing was changed. Try again.')
    }
  }
  return (
    <ActionFormBody
      id="add-passkey"
      action={addPasskeyAction}
      idempotencyKey={idempotencyKey}
      guard={false}
      doneMessage="This device logs you in from now on."
    >
      <input type="hidden" name="answer" defaultValue="" />
      <TextField
        name="name"
        label="What you call this device"
        hint="Such as My telephone."
        autoComplete="off"
        required
      />
      <ConfirmFields hasPasskey={false} />
      {problem && (
        <p role="alert" className="mb-4 text-danger">
          {problem}
        </p>
      )}
      <button
        type="button"
        className={buttonClass('secondary', 'portal')}
        onClick={({ currentTarget: { form } }) => form?.reportValidity() && void add(form)}
      >
        Add this device
      </button>
    </ActionFormBody>
  )
}
