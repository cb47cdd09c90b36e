'use client'
import { useEffect, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { HelpLink } from '@/components/shell/help-link'
import { Wordmark } from '@/components/shell/wordmark'
import { loginHref } from '@/lib/auth/idle'

/** In place of a page whose session is over: nothing of it is left to read, and logging in leads back to it. */
export function LockedPage({ idleMinutes, look }: { idleMinutes: number; look: 'console' | 'portal' }) {
  const title = useRef<HTMLHeadingElement>(null)
  const [href] = useState(() => loginHref(window.location)) // only ever rendered by a browser
  useEffect(() => {
    document.title = 'Locked · Substantia'
    title.current?.focus()
  }, [])
  return (
    <div className="portal flex min-h-dvh flex-col items-center px-[16px] py-10">
      <header className="mb-8">
        <Wordmark className="text-xl" />
      </header>
      <main className="w-full max-w-md rounded-card border border-hairline bg-surface p-6 narrow-gutter sm:p-8">
        <h1 ref={title} tabIndex={-1} className="mb-4 text-2xl font-semibold">
          This page is locked
        </h1>
        <p className="mb-3">
          Nothing was pressed for {idleMinutes} minutes, or your session ended. You were logged out, so that nobody else
          reads what stood here.
        </p>
        <p className="mb-5">
          {look === 'console'
            ? 'Log in again to come back to this page. What was typed into a form was kept, and is offered to you there.'
            : 'Log in again to come back to this page. If you were writing, what you wrote was kept, and is offered to you there.'}
        </p>
        {/* a page of its own, not a step within this one: everything is read anew */}
        <a href={href} className={buttonClass('primary', 'main')}>
          Log in again
        </a>
      </main>
      {look === 'portal' && (
        <footer className="mt-8 w-full max-w-md sm:px-8">
          <HelpLink />
        </footer>
      )}
    </div>
  )
}
