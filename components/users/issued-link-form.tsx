'use client'
import { FormProvider, getFormProps, useForm } from '@conform-to/react'
import { useActionState, type ReactNode } from 'react'
import { idle, type ActionState } from '@/lib/actions/action-state'
import type { IssuedLink } from '@/lib/users/commands'

type Props = {
  id: string
  action: (previous: ActionState<IssuedLink>, form: FormData) => Promise<ActionState<IssuedLink>>
  idempotencyKey: string
  children: ReactNode
}

/** A form whose result is a one-time link: shown once, to be handed over by a way that only that person sees. */
export function IssuedLinkForm({ id, action, idempotencyKey, children }: Props) {
  const [state, submit] = useActionState(action, idle as ActionState<IssuedLink>)
  const [form] = useForm({ id, lastResult: state.form })
  return (
    <FormProvider context={form.context}>
      {state.output && (
        <div role="status" className="mb-4 rounded-control border border-success bg-success-tint p-4">
          <p className="font-medium text-success">
            The link is made. It works once, within three days, and is shown here only now.
          </p>
          <p className="mt-2">
            <code className="font-mono break-all select-all">{state.output.link}</code>
          </p>
          <p className="mt-2 text-muted">Give it to the person in a way nobody else sees.</p>
        </div>
      )}
      <form {...getFormProps(form)} action={submit}>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {form.errors && (
          <p role="alert" className="mb-3 rounded-control border-2 border-danger bg-danger-tint px-3 py-2 text-danger">
            {form.errors[0]}
          </p>
        )}
        {children}
      </form>
    </FormProvider>
  )
}
