import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass, type ButtonKind, type ButtonSize } from './button-class'

export function LinkButton({
  href,
  kind,
  size,
  children,
}: {
  href: Route
  kind?: ButtonKind
  size?: ButtonSize
  children: ReactNode
}) {
  return (
    <Link href={href} prefetch={false} className={buttonClass(kind, size)}>
      {children}
    </Link>
  )
}
