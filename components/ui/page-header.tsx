import type { ReactNode } from 'react'

/** The head of a page: what it is, one line about it, and what one can do. */
export function PageHeader({ title, about, children }: { title: ReactNode; about?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h1 className="text-[1.375rem] leading-tight font-semibold">{title}</h1>
        {about && <p className="mt-1 text-muted">{about}</p>}
      </div>
      {children && <div className="no-print flex flex-wrap gap-2">{children}</div>}
    </header>
  )
}
