import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass, type ButtonKind } from '@/components/ui/button-class'

/** A link that changes what a list shows and leaves the page where it is. */
export function ToolLink({
  href,
  kind = 'secondary',
  isOpen,
  isCurrent,
  label,
  mark,
  children,
}: {
  href: Route
  kind?: ButtonKind
  isOpen?: boolean
  isCurrent?: boolean
  /** Its name, where what it shows does not say it. */
  label?: string
  /** What the keyboard finds it by. */
  mark?: string
  children: ReactNode
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-expanded={isOpen}
      aria-current={isCurrent || undefined}
      aria-label={label}
      data-list={mark}
      className={`${buttonClass(kind)} aria-[current]:border-primary aria-[current]:bg-primary-tint aria-expanded:bg-sunken`}
    >
      {children}
    </Link>
  )
}
