import type { ReactNode } from 'react'

/** What one need not see at once, behind one press; on paper it is open. */
export function Folded({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group print:[&::details-content]:[content-visibility:visible]">
      <summary className="flex min-h-12 items-center justify-between gap-4 rounded-card border border-line bg-surface px-5 font-medium hover:bg-primary-tint">
        {summary}
        <span aria-hidden className="group-open:rotate-180 print:hidden">
          ▾
        </span>
      </summary>
      <div className="pt-4">{children}</div>
    </details>
  )
}
