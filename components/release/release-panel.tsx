import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/link-button'
import { Section } from '@/components/ui/section'
import { resultHref } from '@/lib/reviews/result-href'
import type { Release } from '@/lib/release/queries'
import { releaseStateOf } from '@/lib/release/vocabulary'
import { HoldForm, Holds, ReleaseForm } from './hold-forms'
import { ReleaseState } from './release-state'
import { SignForm } from './sign-form'

type Props = {
  report: { id: string; isNewest: boolean; predictionId: string | null }
  release: Release
  /** Signing is for clinicians; releasing and holding for administrators too. */
  maySign: boolean
  /** Whether signing lets the patient read it, by the rule of the programme. */
  signingReleases: boolean
  /** The parts that the report would say otherwise, were it made again now. */
  changed: string[]
  /** Asks for the report again; shown where it is out of date. */
  makeAgain: ReactNode
  now: Date
}

/** Signing a report and letting its patient read it: where it stands, and what can be done next. */
export function ReleasePanel({ report, release, maySign, signingReleases, changed, makeAgain, now }: Props) {
  const state = releaseStateOf(release, now)
  return (
    <div className="no-print">
      <Section id="signature" title="Signature and release">
        <ReleaseState release={release} now={now} />
        {maySign && report.isNewest && !release.signedAt && (
          <div className="mt-4">
            {release.needsReview && report.predictionId ? (
              <div className="grid grid-cols-1 justify-items-start gap-2">
                <p>
                  <span aria-hidden>◆ </span>The model result this report speaks of has not been reviewed. Review it,
                  then make the report again: its first line says that nobody has looked.
                </p>
                <LinkButton href={resultHref(report.predictionId)} kind="primary">
                  Review the result
                </LinkButton>
              </div>
            ) : release.isOutdated ? (
              <div className="grid grid-cols-1 justify-items-start gap-2">
                <p>
                  <span aria-hidden>◆ </span>The record has changed since this report was made: it no longer says what
                  is known. A new version takes a moment, and this one stays readable.
                </p>
                {makeAgain}
              </div>
            ) : (
              <>
                {changed.length > 0 && <Changed parts={changed} makeAgain={makeAgain} />}
                <SignForm id={report.id} releases={signingReleases} />
              </>
            )}
          </div>
        )}
        <div className="mt-4 grid grid-cols-1 gap-4">
          {report.isNewest &&
            state !== 'released' &&
            state !== 'held' &&
            release.signedAt &&
            (release.holdsDraftNotes ? <NotForPatients makeAgain={makeAgain} /> : <ReleaseForm id={report.id} />)}
          <details>
            <summary className="cursor-pointer font-medium">
              {state === 'held' ? 'Hold it longer' : 'Hold it: keep it from the patient for a while'}
            </summary>
            <div className="mt-3">
              <HoldForm id={report.id} />
            </div>
          </details>
          <Holds holds={release.holds} now={now} />
        </div>
      </Section>
    </div>
  )
}

/** Instead of releasing it: the database refuses that while the report prints drafts. */
function NotForPatients({ makeAgain }: Pick<Props, 'makeAgain'>) {
  return (
    <div className="grid max-w-xl grid-cols-1 justify-items-start gap-2">
      <p>
        <span aria-hidden>◆ </span>This report prints notes of visits that nobody has signed, marked as drafts: its
        patient cannot be given it to read. Once the notes are signed, it can be made again, signed and released.
      </p>
      {makeAgain}
    </div>
  )
}

/** Said before the name is put under it. It warns and does not refuse: what changed may not matter to this report. */
function Changed({ parts, makeAgain }: { parts: string[]; makeAgain: ReactNode }) {
  return (
    <div className="mb-6 grid max-w-xl grid-cols-1 justify-items-start gap-2 rounded-control border border-line bg-sunken px-4 py-3">
      <p>
        <span aria-hidden>◆ </span>The record has changed since this report was made. Made again now, it would say
        something else in these parts:
      </p>
      <ul className="list-disc pl-5">
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      <p>You can make it again, or sign it as it is below.</p>
      {makeAgain}
    </div>
  )
}
