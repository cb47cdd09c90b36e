'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/use-hydrated'

/** Copies a text; without JavaScript there is no button, and the text can be marked. */
export function CopyButton({ text }: { text: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  if (!useHydrated()) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }
  return (
    <div>
      <Button kind="primary" size="portal" onClick={() => void copy()}>
        Copy the link
      </Button>
      <p role="status" className="mt-2">
        {outcome === 'copied' && 'It is copied.'}
        {outcome === 'refused' && 'It could not be copied. Mark the link above and copy it yourself.'}
      </p>
    </div>
  )
}
