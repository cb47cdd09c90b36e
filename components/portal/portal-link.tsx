import type { ReactNode } from 'react'

const sizes = {
  main: 'min-h-14 px-6 font-semibold bg-primary text-on-primary border-primary hover:opacity-90',
  other: 'min-h-12 px-5 font-medium bg-surface text-ink border-line hover:bg-primary-tint',
} as const

/** A link as large as a button. One `main` link a page at most: what most people came for. */
export function PortalLink({
  href,
  kind = 'other',
  current,
  children,
}: {
  href: string
  kind?: keyof typeof sizes
  current?: boolean
  children: ReactNode
}) {
  return (
    <a
      href={href}
      aria-current={current || undefined}
      className={`inline-flex items-center justify-center rounded-card border text-center no-underline ${sizes[kind]} aria-[current]:border-primary aria-[current]:bg-primary aria-[current]:font-semibold aria-[current]:text-on-primary`}
    >
      {children}
    </a>
  )
}
