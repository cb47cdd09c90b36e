import type { ReactNode } from 'react'

/** A page of the portal: what it is and one line on what it shows. Lines stay short enough to find the next one. */
export function PortalPage({ title, about, children }: { title: ReactNode; about?: ReactNode; children: ReactNode }) {
  return (
    <>
      <h1 className="mb-3 text-4xl leading-tight font-semibold">{title}</h1>
      {about && <div className="mb-8 grid grid-cols-1 max-w-[66ch] gap-2 text-xl leading-relaxed">{about}</div>}
      {children}
    </>
  )
}

/** A titled part of a page. */
export function PortalSection({ id, title, children }: { id: string; title: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="mb-12 last:mb-0">
      <h2 id={`${id}-title`} className="mb-4 text-[max(1.125rem,min(1.75rem,10.5vw))] leading-tight font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}
