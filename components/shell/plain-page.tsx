import type { ReactNode } from 'react'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

/** One thing in the middle: logging in, choosing a password, and the pages that explain why there is nothing to see. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="portal flex min-h-dvh flex-col items-center px-4 py-10">
      <SkipLink />
      <header className="mb-8">
        <Wordmark className="text-xl" />
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="w-full max-w-md rounded-card border border-hairline bg-surface p-6 sm:p-8"
      >
        <h1 className="mb-4 text-2xl font-semibold">{title}</h1>
        {children}
      </main>
    </div>
  )
}
