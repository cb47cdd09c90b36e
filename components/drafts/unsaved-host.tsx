'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { DraftOffer } from './draft-offer'
import { FormWatch, type Offer } from './form-watch'
import { LeaveDialog } from './leave-dialog'
import { watchLeaving } from './leaving'

type Leaving = { labels: string[]; isKept: boolean; go: () => void }

/** Stands once in the console: asks before unsaved work is left behind, and offers what was kept of it. */
export function UnsavedHost() {
  const path = usePathname()
  const watch = useRef<FormWatch | null>(null)
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  const [offers, setOffers] = useState<Offer[]>([])
  useEffect(() => {
    const leave = watchLeaving(
      () => forms.isUnsaved(),
      (go) => setLeaving({ ...forms.unsaved(), go }),
    )
    const forms = new FormWatch(leave.standTwice, setOffers)
    watch.current = forms
    forms.start()
    return () => {
      forms.stop()
      leave.stop()
    }
  }, [])
  useEffect(() => watch.current?.look(), [path])
  return (
    <>
      {leaving && (
        <LeaveDialog
          labels={leaving.labels}
          isKept={leaving.isKept}
          onStay={() => setLeaving(null)}
          onLeave={() => {
            setLeaving(null)
            watch.current?.flush()
            leaving.go()
          }}
        />
      )}
      {offers.map(({ form, place, ...offer }) =>
        createPortal(
          <DraftOffer
            {...offer}
            onRestore={() => watch.current?.restore(form)}
            onDiscard={() => watch.current?.discard(form)}
          />,
          place,
          form.getAttribute('id'),
        ),
      )}
    </>
  )
}
