import { EmptyState } from '@/components/ui/empty-state'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { binaryResultLabels } from '@/lib/predictions/vocabulary'
import { verdictLabels } from '@/lib/reviews/vocabulary'
import type { ScanRow } from '@/lib/scans/queries'
import { sliceHref } from '@/lib/scans/slice-href'
import { fileTypeLabels, processingStatusLabels } from '@/lib/scans/vocabulary'

/** Scans with what models said of each: which model, when, how sure. Support for a clinician, who decides. */
export function ScanList({
  scans,
  canSeeSlices = false,
}: {
  scans: ScanRow[]
  /** For a doctor of the patient. A link, not a picture: who opens a chart has not looked at every scan. */
  canSeeSlices?: boolean
}) {
  if (scans.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="No scans yet." />
      </div>
    )
  return (
    <ul className="border-y border-hairline bg-surface">
      {scans.map((scan) => (
        <li key={scan.id} className="border-b border-hairline px-4 py-2.5 last:border-b-0">
          <p>
            <span className="font-medium">MRI scan, {formatMoment(scan.uploadTimestamp, 'dateTime')}</span>
            <span className="text-muted">
              {' '}
              ·{' '}
              {[scan.fileType && fileTypeLabels[scan.fileType], processingStatusLabels[scan.processingStatus]]
                .filter(Boolean)
                .join(', ')}
            </span>
          </p>
          {scan.originalFilename && (
            <p className="text-muted">
              <bdi>{scan.originalFilename}</bdi>
            </p>
          )}
          {canSeeSlices && scan.hasSlice && (
            <p>
              {/* a picture, not a page */}
              <a href={sliceHref(scan.id)}>
                Look at a slice<span className="sr-only"> of {formatMoment(scan.uploadTimestamp, 'dateTime')}</span>
              </a>
            </p>
          )}
          {scan.predictions.length === 0 ? (
            <p className="text-muted">No model has looked at it.</p>
          ) : (
            scan.predictions.map((prediction) => (
              <p key={prediction.id}>
                Model <bdi>{prediction.modelVersion ?? 'of unknown version'}</bdi>:{' '}
                <span className="font-medium">{binaryResultLabels[prediction.binaryResult]}</span>
                {prediction.stageResult !== null && `, stage ${prediction.stageResult}`}
                {`, confidence ${formatShare(prediction.confidenceScore)}`}
                <span className="text-muted">
                  {' '}
                  · {formatMoment(prediction.createdAt)} ·{' '}
                  {prediction.verdict ? (
                    <>
                      {verdictLabels[prediction.verdict].toLowerCase()} by{' '}
                      <bdi>{prediction.reviewedBy ? doctorTitle(prediction.reviewedBy) : 'a clinician'}</bdi>
                    </>
                  ) : (
                    'not reviewed by a clinician'
                  )}
                </span>
              </p>
            ))
          )}
        </li>
      ))}
    </ul>
  )
}
