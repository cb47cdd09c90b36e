'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Button } from '@/components/ui/button'
import { FormWatch, type Offer } from './form-watch'
import { KeptWords } from './kept-words'

/**
 * Stands once in the portal: keeps what is being written, and offers what was kept. It never asks anything when somebody
 * leaves a page: nothing is lost by leaving.
 */
export function KeptHost() {
  const path = usePathname()
  const watch = useRef<FormWatch | null>(null)
  const [offers, setOffers] = useState<Offer[]>([])
  useEffect(() => {
    const forms = new FormWatch(() => {}, setOffers, true)
    watch.current = forms
    forms.start()
    return () => forms.stop()
  }, [])
  useEffect(() => watch.current?.look(), [path])
  return offers.map(({ form, place, at, isOutdated }) =>
    createPortal(
      <KeptWords
        at={at}
        about={
          isOutdated && (
            <p className="mt-1">What stood here was changed since then. Read it once more before you save.</p>
          )
        }
      >
        <Button kind="primary" size="portal" onClick={() => watch.current?.restore(form)}>
          Put it back
        </Button>
        <Button size="portal" onClick={() => watch.current?.discard(form)}>
          I do not need it
        </Button>
      </KeptWords>,
      place,
      form.getAttribute('id'),
    ),
  )
}
