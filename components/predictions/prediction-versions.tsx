import Link from 'next/link'
import { recordHref } from '@/lib/changes/record-links'
import { formatMoment } from '@/lib/format/dates'
import type { PredictionRecord } from '@/lib/predictions/queries'
import { resultWords } from './result-words'
import { StandingMark } from './standing-mark'

/** The versions of a record, newest first: what each said, of whom, and why it was written. */
export function PredictionVersions({ versions, here }: { versions: PredictionRecord[]; here: string }) {
  return (
    <ol className="border-y border-hairline bg-surface">
      {versions.map((version) => (
        <li key={version.id} className="border-b border-hairline px-4 py-2.5 last:border-b-0">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            {version.id === here ? (
              <strong aria-current="true">Version {version.versionNumber}, this one</strong>
            ) : (
              <Link href={recordHref('predictions', version.id)} prefetch={false}>
                Version {version.versionNumber}
              </Link>
            )}
            <span>{resultWords(version)}</span>
            <StandingMark standing={version.supersededBy ? 'superseded' : 'current'} />
          </p>
          <p className="text-muted">
            Of <bdi>{version.patientName ?? 'nobody yet'}</bdi>, given {formatMoment(version.createdAt, 'dateTime')}
            {version.enteredByName && (
              <>
                , entered by hand by <bdi>{version.enteredByName}</bdi>
              </>
            )}
          </p>
          {version.correctionReason && (
            <p className="whitespace-pre-line">
              Why: <bdi>{version.correctionReason}</bdi>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
