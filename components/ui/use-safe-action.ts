'use client'
import type { RefObject } from 'react'
import { safely, type FormAction } from '@/lib/actions/safe-action'
import { tellFormNews } from './form-events'

const isServer = typeof window === 'undefined'

/**
 * `action` for `useActionState`, such that a request that fails comes back as a sentence of the form. The server renders
 * the action itself: React writes its number into the form, which is what works without script.
 */
export function useSafeAction<Output>(
  action: FormAction<Output>,
  formRef?: RefObject<HTMLFormElement | null>,
): FormAction<Output> {
  if (isServer) return action
  return (previous, form) => {
    const sent = formRef?.current ?? null // it may have left the page when the answer comes
    return safely(action, () => tellFormNews(sent, 'accepted'))(previous, form)
  }
}
