import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import type { Release } from '@/lib/release/queries'
import { releaseStateOf } from '@/lib/release/vocabulary'

/** Who signed the report, and whether its patient reads it: two sentences, with when. */
export function ReleaseState({ release, now }: { release: Release; now: Date }) {
  return (
    <div className="grid grid-cols-1 gap-1">
      <p>
        {release.signedAt ? (
          <>
            <span aria-hidden>✓ </span>Signed by{' '}
            {release.signedByName ? <bdi>{doctorTitle(release.signedByName)}</bdi> : 'a doctor'} on{' '}
            {formatMoment(release.signedAt, 'dateTime')}.
          </>
        ) : (
          <>
            <span aria-hidden>◔ </span>Nobody has signed this report.
          </>
        )}
      </p>
      <p>{patientReads(release, now)}</p>
      {release.signatureSha256 && (
        <p className="text-xs wrap-anywhere text-muted">Signature, SHA-256: {release.signatureSha256}</p>
      )}
    </div>
  )
}

function patientReads(release: Release, now: Date): string {
  const { releasedAt, releasedByName, releaseDueAt, heldUntil } = release
  switch (releaseStateOf(release, now)) {
    case 'held':
      return `Held until ${formatMoment(heldUntil, 'dateTime')}: the patient cannot read it.`
    case 'released':
      return `The patient can read it since ${formatMoment(releasedAt, 'dateTime')}${releasedByName ? `, released by ${releasedByName}` : ''}.`
    case 'waiting':
      return `The patient can read it from ${formatMoment(releaseDueAt, 'dateTime')} on, unless it is held before.`
    default:
      return 'The patient cannot read it yet.'
  }
}
