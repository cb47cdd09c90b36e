'use client'
import type { Route } from 'next'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'

export type NavItem = { href: Route; label: string; exact?: boolean; count?: NavCount }
/** How much waits there: in digits, and in words for who hears it. */
export type NavCount = { digits: string; words: string }
export type NavGroup = { title?: string; items: NavItem[] }

/** Where one can go, with where one is marked. */
export function NavLinks({ groups }: { groups: NavGroup[] }) {
  const path = usePathname()
  const view = useSearchParams().get('view')
  const here = nearest(groups, path, view)
  return groups.map(({ title, items }) => (
    <div key={title ?? items[0]?.href} className="mb-3">
      {title && <p className="px-3 pb-1 text-xs font-semibold text-muted">{title}</p>}
      <ul className="flex flex-wrap gap-1 lg:flex-col lg:gap-0">
        {items.map(({ href, label, count }) => {
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={here === href ? 'page' : undefined}
                className="flex min-h-control items-center rounded-control px-3 text-ink hover:bg-primary-tint aria-[current=page]:bg-primary-tint aria-[current=page]:font-semibold aria-[current=page]:text-primary"
              >
                <bdi className="min-w-0 wrap-anywhere">{label}</bdi>
                {count && (
                  <span className="ms-auto ps-2 font-normal text-muted tabular-nums">
                    <span aria-hidden>{count.digits}</span>
                    <span className="visually-hidden">, {count.words}</span>
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  ))
}

/** The place that the path is in: the view that is open, else the one furthest down where several are above it. */
function nearest(groups: NavGroup[], path: string, view: string | null): string | undefined {
  const items = groups.flatMap((group) => group.items)
  const open = view && items.find(({ href }) => href === `${path}?view=${encodeURIComponent(view)}`)
  if (open) return open.href
  return items
    .filter(({ href, exact }) => path === href || (!exact && path.startsWith(`${href}/`)))
    .sort((one, other) => other.href.length - one.href.length)[0]?.href
}
