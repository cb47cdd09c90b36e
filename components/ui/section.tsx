import type { ReactNode } from 'react'

/** A titled part of a page. */
export function Section({
  id,
  title,
  aside,
  children,
}: {
  id?: string
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id && `${id}-title`} id={id} className="mb-8">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-3">
        <h2 id={id && `${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        {aside && <div className="text-muted">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
