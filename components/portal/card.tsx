import type { ReactNode } from 'react'

/** Something to read that belongs together. */
export function Card({ children }: { children: ReactNode }) {
  return (
    <div className="rounded-card border border-hairline bg-surface p-5 narrow-gutter print:break-inside-avoid">
      {children}
    </div>
  )
}

/** A large target: the whole card is the link. Its name comes first, what one finds there second. */
export function CardLink({ href, title, children }: { href: string; title: ReactNode; children?: ReactNode }) {
  return (
    <a
      href={href}
      className="flex min-h-14 items-center justify-between gap-4 rounded-card border border-line bg-surface p-5 narrow-gutter text-ink no-underline hover:border-primary hover:bg-primary-tint"
    >
      <span className="min-w-0">
        <span className="block text-2xl leading-snug font-semibold text-primary">{title}</span>
        {children && <span className="mt-1 block">{children}</span>}
      </span>
      <span aria-hidden className="text-3xl text-primary">
        ›
      </span>
    </a>
  )
}

/** Cards below each other, far enough apart that a shaking finger meets one only. */
export function CardList({ children }: { children: ReactNode }) {
  return <ul className="grid grid-cols-1 gap-4">{children}</ul>
}

/** Where there is nothing yet: why, and what will stand here. */
export function NothingYet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <p className="text-xl font-semibold">{title}</p>
      <div className="mt-1 grid grid-cols-1 max-w-[66ch] gap-2">{children}</div>
    </Card>
  )
}
