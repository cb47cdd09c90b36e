import type { ReactNode } from 'react'

/** The head of a page: what it is, one line about it, and what one can do. Below a banner it is the second heading. */
export function PageHeader({
  title,
  about,
  level = 1,
  children,
}: {
  title: ReactNode
  about?: ReactNode
  level?: 1 | 2
  children?: ReactNode
}) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <Heading className="text-[1.375rem] leading-tight font-semibold">{title}</Heading>
        {about && <p className="mt-1 text-muted">{about}</p>}
      </div>
      {children && <div className="no-print flex flex-wrap gap-2">{children}</div>}
    </header>
  )
}
