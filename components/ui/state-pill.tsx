import type { ReactNode } from 'react'

/** Where something stands: a sign and words, in a colour that comes last. */
export function StatePill({ sign, className, children }: { sign: string; className: string; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs whitespace-nowrap ${className}`}
    >
      <span aria-hidden>{sign}</span>
      {children}
    </span>
  )
}
