import type { Route } from 'next'
import { LinkButton } from './link-button'

/** Forwards and back through a list. Pages are keyset pages: there is no page number to jump to. */
export function Pagination({ before, after, label }: { before: Route | null; after: Route | null; label?: string }) {
  if (!before && !after) return null
  return (
    <nav aria-label={label ?? 'Pages'} className="no-print mt-3 flex items-center gap-2">
      {before ? <LinkButton href={before}>‹ Previous</LinkButton> : <Dead>‹ Previous</Dead>}
      {after ? <LinkButton href={after}>Next ›</LinkButton> : <Dead>Next ›</Dead>}
    </nav>
  )
}

function Dead({ children }: { children: string }) {
  return (
    <span
      aria-hidden
      className="inline-flex min-h-control items-center rounded-control border border-dashed border-hairline px-3 text-muted"
    >
      {children}
    </span>
  )
}
