import type { ReactNode } from 'react'

export type Fact = [name: string, value: ReactNode]

/** Names and values side by side. A value of null or false is left out. */
export function Facts({ items, columns = 2 }: { items: Fact[]; columns?: 1 | 2 | 3 }) {
  const grid = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 lg:grid-cols-3' }[columns]
  return (
    <dl className={`grid gap-x-6 gap-y-3 ${grid}`}>
      {items
        .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  )
}
