'use client'
import { FormProvider, getFormProps, useForm } from '@conform-to/react'
import { useActionState, useEffect, useRef, type ReactNode } from 'react'
import { idle, type ActionState } from '@/lib/actions/action-state'
import { draftField, draftKeyFor, openedField, readOpenedBy } from '@/lib/forms/acting-for'
import { ConflictDialog } from './conflict-dialog'
import { tellFormNews } from './form-events'
import { useOpenedBy } from './opened-by'
import { useSafeAction } from './use-safe-action'

type Props<Output> = {
  id: string
  action: (previous: ActionState<Output>, form: FormData) => Promise<ActionState<Output>>
  idempotencyKey: string
  /** The version of the record that the form shows; sent along, so that a stale save is recognised. */
  version?: number
  guard?: boolean
  draft?: string
  kept?: Record<string, string>
  begin?: boolean | string
  doneMessage?: string
  /** What came of it, where that is to be read. */
  result?: (output: Output) => ReactNode
  className?: string
  children: ReactNode
}

export function ActionFormBody<Output>({
  id,
  action,
  idempotencyKey,
  version,
  guard,
  draft,
  kept,
  begin,
  doneMessage,
  result,
  className,
  children,
}: Props<Output>) {
  const element = useRef<HTMLFormElement>(null)
  const [state, submit] = useActionState(useSafeAction(action, element), idle as ActionState<Output>)
  // its own kind of id: a field names its form by it, and a section of the page may be called the same
  const [form] = useForm({ id: `form-${id}`, lastResult: state.form, defaultValue: kept })
  const openedNow = useOpenedBy()
  const opened = openedNow && (sentBy(state) ?? openedNow)
  const draftKey = draft && opened ? draftKeyFor(draft, readOpenedBy(opened).whom) : draft
  useEffect(() => {
    const secrets = element.current?.querySelectorAll<HTMLInputElement>('input[type=password], input[data-secret]')
    if (!state.isUnanswered) for (const input of secrets ?? []) input.value = ''
    tellFormNews(element.current, state.done ? 'done' : state.form ? 'refused' : 'ready')
  }, [state])
  useEffect(() => {
    if (begin && element.current && !element.current.contains(document.activeElement))
      beginIn(element.current, begin === true ? '' : begin)
  }, [begin])
  return (
    <FormProvider context={form.context}>
      {/* React empties a form after its action, even when that failed; Conform empties it when it is done. */}
      <form
        {...getFormProps(form)}
        ref={element}
        data-guard={guard === false ? 'off' : undefined}
        data-draft={draftKey}
        action={submit}
        onReset={(event) => event.preventDefault()}
        className={className}
      >
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        {version !== undefined && <input type="hidden" name="version" value={state.conflict?.version ?? version} />}
        {opened && <Opened opened={opened} draftKey={draftKey} />}
        <ErrorSummary formId={form.id} formErrors={form.errors ?? []} fieldErrors={form.allErrors} />
        {state.conflict && <ConflictDialog key={state.conflict.version} conflict={state.conflict} />}
        {state.done && doneMessage && (
          <p
            role="status"
            className="mb-4 rounded-control border border-success bg-success-tint px-3 py-2 text-success"
          >
            {doneMessage}
          </p>
        )}
        {state.output !== undefined && result?.(state.output)}
        {children}
      </form>
    </FormProvider>
  )
}

/** For the server to compare with who is there now, and to keep what it refuses. */
function Opened({ opened, draftKey }: { opened: string; draftKey: string | undefined }) {
  return (
    <>
      <input type="hidden" name={openedField} value={opened} />
      {draftKey && <input type="hidden" name={draftField} value={draftKey} />}
    </>
  )
}

/** A form that was refused because it belongs to another record still belongs there when it is sent again. */
function sentBy<Output>({ form }: ActionState<Output>): string | undefined {
  const sent = form?.initialValue?.[openedField]
  return typeof sent === 'string' ? sent : undefined
}

/** At the first field that is still to be filled in; else at the one that only proposes something, to be typed over. */
function beginIn(form: HTMLFormElement, proposed: string) {
  const asked = [...form.querySelectorAll<HTMLInputElement>('input[required], [data-reference]')]
  const empty = asked.find(({ value }) => value === '')
  const named = proposed === '' ? null : form.elements.namedItem(proposed)
  if (empty) empty.focus()
  else if (named instanceof HTMLInputElement) {
    named.focus()
    named.select()
  } else form.querySelector<HTMLElement>('[type=submit]')?.focus()
}

/** What was wrong, first, each with a link to its field (GOV.UK error summary). */
function ErrorSummary({
  formId,
  formErrors,
  fieldErrors,
}: {
  formId: string
  formErrors: string[]
  fieldErrors: Record<string, string[]>
}) {
  const box = useRef<HTMLDivElement>(null)
  const cameWithPage = useRef(true)
  const fields = Object.entries(fieldErrors).filter(([name]) => name !== '')
  const count = formErrors.length + fields.length
  useEffect(() => {
    // whoever is mending a field already, before the script ran, stays there
    const isMending = cameWithPage.current && box.current?.closest('form')?.contains(document.activeElement)
    if (count > 0 && !isMending) box.current?.focus()
    cameWithPage.current = false
  }, [count])
  if (count === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mb-4 rounded-control border-2 border-danger bg-danger-tint px-4 py-3 narrow-gutter"
    >
      <p className="font-semibold text-danger">{fields.length > 0 ? 'Something needs mending' : 'That did not work'}</p>
      <ul className="mt-1 list-none">
        {formErrors.map((message) => (
          <li key={message}>{message}</li>
        ))}
        {fields.map(([name, errors]) => (
          <li key={name}>
            <a href={`#${formId}-${name}`}>{errors[0]}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
