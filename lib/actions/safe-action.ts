import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import type { ActionState } from './action-state'

export type FormAction<Output> = (previous: ActionState<Output>, form: FormData) => Promise<ActionState<Output>>

/**
 * An action whose request may fail: no network, a server that starts anew. Left alone that takes the page away with all
 * that was typed; here it is one more thing that can be wrong with a form. Whether the request arrived nobody knows, so
 * the sentence does not say that nothing was saved: pressing again sends the same key, and is carried out once.
 */
export function safely<Output>(action: FormAction<Output>, onAccepted?: () => void): FormAction<Output> {
  return async (previous, form) => {
    try {
      const next = await action(previous, form)
      if (next.done) onAccepted?.()
      return next
    } catch (error) {
      if (leadsOn(error)) onAccepted?.()
      unstable_rethrow(error) // redirects and pages that are not there
      // what an earlier refusal said of the form still holds, such as in whose record it is; null would empty the form
      const initialValue = previous.form?.initialValue
      return {
        form: { status: 'error', error: { '': [sentenceFor(error)] }, ...(initialValue && { initialValue }) },
        isUnanswered: true,
        ...(previous.conflict && { conflict: previous.conflict }),
      }
    }
  }
}

function sentenceFor(error: unknown): string {
  if (unstable_isUnrecognizedActionError(error))
    return 'This page is older than the program on the server. Copy what you typed, load the page again and send it from there.'
  const digest = digestOf(error)
  if (digest)
    return `Something went wrong on our side. What you typed is still here. If pressing again does not help, ask for help and say this number: ${digest}.`
  return 'The server did not answer. What you typed is still here. Press again in a moment: it is carried out once, however often you press.'
}

/** It was carried out and goes on to another page; to the login it goes when nothing was. */
function leadsOn(error: unknown): boolean {
  return /^NEXT_REDIRECT;\w+;(?!\/(?:login|choose-password)\b)/.test(digestOf(error))
}

function digestOf(error: unknown): string {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : ''
}
