import { PortalLink } from '@/components/portal/portal-link'
import type { BeforeWords } from '@/lib/reports/before-words'
import { WithWords } from '@/components/portal/word'

/** The honest first lines: who or what wrote this, who has looked at it, and that a machine's text is nobody's verdict. */
export function BeforeYouRead({ words: { first, then, program } }: { words: BeforeWords }) {
  return (
    <section
      aria-labelledby="before-title"
      className="mb-10 rounded-card border-2 border-line bg-surface p-5 narrow-gutter"
    >
      <h2 id="before-title" className="mb-2 text-2xl font-semibold">
        Before you read
      </h2>
      <div className="grid grid-cols-1 max-w-[66ch] gap-2">
        {first.map((line) => (
          <p key={line}>
            <strong>
              <bdi>{line}</bdi>
            </strong>
          </p>
        ))}
        {then.map((line) => (
          <p key={line}>
            <WithWords>{line}</WithWords>
          </p>
        ))}
        {program && (
          <p className="text-muted">
            The name of the program: <bdi>{program}</bdi>
          </p>
        )}
        <p>Do you have questions? Bring this report to your next visit.</p>
      </div>
    </section>
  )
}

/** From a report for doctors to the one for the patient. */
export function InPlainWords({ id }: { id: string }) {
  return (
    <p className="no-print mb-6">
      <PortalLink href={`/portal/reports/${encodeURIComponent(id)}`} kind="main">
        Read it in plain words
      </PortalLink>
    </p>
  )
}
