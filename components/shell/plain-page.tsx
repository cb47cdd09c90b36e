import type { ReactNode } from 'react'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

/** One thing in the middle: logging in, choosing a password, and the pages that explain why there is nothing to see. */
export function PlainPage({
  title,
  tools,
  foot,
  children,
}: {
  title: string
  /** Above the page: how it looks. */
  tools?: ReactNode
  /** Below it: whom to ask. */
  foot?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="portal flex min-h-dvh flex-col items-center px-[16px] py-10">
      <SkipLink />
      <header>
        <p className="mb-6 text-center">
          <Wordmark className="text-xl" />
        </p>
        {tools}
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="w-full max-w-md rounded-card border border-hairline bg-surface p-6 narrow-gutter sm:p-8"
      >
        <h1 className="mb-4 text-2xl font-semibold">{title}</h1>
        {children}
      </main>
      {foot && <footer className="mt-8 w-full max-w-md sm:px-8">{foot}</footer>}
    </div>
  )
}
