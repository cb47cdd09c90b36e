import type { ReactNode } from 'react'

/** What somebody wrote and did not save, and that nothing is lost: calm, and nothing is put into the form unasked. */
export function KeptWords({ at, about, children }: { at: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section
      aria-label="What you wrote before"
      className="no-print mb-8 rounded-card border border-line bg-info-tint p-5 text-info-ink narrow-gutter"
    >
      <p className="text-xl font-semibold">You were writing here, last at {at}</p>
      <p className="mt-1">It was not saved yet, and it is not lost. You can put it back into the form.</p>
      {about}
      <div className="mt-4 flex flex-wrap gap-x-8 gap-y-4">{children}</div>
    </section>
  )
}
