import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'

/** One figure and what it counts; leads to the list of what it counts. */
export function Stat({
  label,
  value,
  detail,
  href,
}: {
  label: string
  value: ReactNode
  detail?: ReactNode
  href?: Route
}) {
  const content = (
    <>
      <span className="block text-muted">{label}</span>
      <span className="mt-0.5 block text-[1.75rem] leading-tight font-semibold tabular-nums">{value}</span>
      {detail && <span className="mt-0.5 block text-muted">{detail}</span>}
    </>
  )
  const box = 'block rounded-control border border-hairline bg-surface px-4 py-3'
  return href ? (
    <Link href={href} prefetch={false} className={`${box} text-ink hover:border-primary hover:bg-primary-tint`}>
      {content}
    </Link>
  ) : (
    <div className={box}>{content}</div>
  )
}

/** Figures side by side, up to four. */
export function StatGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">{children}</div>
}
