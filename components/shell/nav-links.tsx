'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

export type NavItem = { href: Route; label: string; exact?: boolean }
export type NavGroup = { title?: string; items: NavItem[] }

/** Where one can go, with where one is marked. */
export function NavLinks({ groups }: { groups: NavGroup[] }) {
  const path = usePathname()
  return groups.map(({ title, items }) => (
    <div key={title ?? items[0]?.href} className="mb-3">
      {title && <p className="px-3 pb-1 text-xs font-semibold text-muted">{title}</p>}
      <ul className="flex flex-wrap gap-1 lg:flex-col lg:gap-0">
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
    </div>
  ))
}
