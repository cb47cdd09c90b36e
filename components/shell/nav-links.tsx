'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

export type NavItem = { href: Route; label: string; exact?: boolean }

/** Where one can go, with where one is marked. */
export function NavLinks({ items }: { items: NavItem[] }) {
  const path = usePathname()
  return (
    <ul className="flex flex-wrap gap-1 lg:flex-col">
      {items.map(({ href, label, exact }) => {
        const here = exact ? path === href : path === href || path.startsWith(`${href}/`)
        return (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={here ? 'page' : undefined}
              className="flex min-h-control items-center rounded-control px-3 text-ink hover:bg-primary-tint aria-[current=page]:bg-primary-tint aria-[current=page]:font-semibold aria-[current=page]:text-primary"
            >
              {label}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
