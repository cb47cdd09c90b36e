import type { Route } from 'next'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import { EmptyState } from '@/components/ui/empty-state'

type Props = { title: string; first?: { href: Route; label: string }; children: ReactNode }

/** A list in which nothing is yet: where its rows come from, and what to do first where somebody can. */
export function FirstRun({ title, first, children }: Props) {
  return (
    <EmptyState title={title}>
      <p className={first && 'mb-3'}>{children}</p>
      {first && <LinkButton href={first.href}>{first.label}</LinkButton>}
    </EmptyState>
  )
}
