'use client'
import { useSyncExternalStore } from 'react'

/** Says that there is no connection, for as long as that is so: what is on the page stays, and may be old. */
export function OfflineBar() {
  const isOffline = useSyncExternalStore(
    listen,
    () => !navigator.onLine,
    () => false,
  )
  return (
    <div aria-live="polite" className="no-print sticky bottom-0 z-30">
      {isOffline && (
        <p className="mt-6 border-t-2 border-medium-solid bg-medium-tint px-4 py-2 text-medium-ink">
          <span className="font-semibold">You are offline.</span> What you see may be old, and nothing can be saved.
          Stay on this page: what you typed is still here, and can be sent when the connection is back.
        </p>
      )}
    </div>
  )
}

function listen(changed: () => void) {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
