import { Facts } from '@/components/ui/facts'
import { formatMoment } from '@/lib/format/dates'
import { formatBytes } from '@/lib/format/numbers'
import type { ScanFacts } from '@/lib/scans/slice'
import { sliceHref } from '@/lib/scans/slice-href'
import { fileTypeLabels, processingStatusLabels } from '@/lib/scans/vocabulary'

/** The scan behind a model's result: what is recorded of it, and for a doctor of the patient a slice when it has one. */
export function ScanOfResult({ scan, canSeeSlice }: { scan: ScanFacts | null; canSeeSlice: boolean }) {
  return (
    <section aria-label="The scan" className="border-t border-hairline px-4 py-3">
      {scan ? (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          <div className="min-w-0 flex-[1_1_20rem]">
            <FactsOfScan scan={scan} />
          </div>
          {canSeeSlice && <Slice scan={scan} />}
        </div>
      ) : (
        <p className="text-muted">No scan is recorded with this result.</p>
      )}
    </section>
  )
}

function FactsOfScan({ scan }: { scan: ScanFacts }) {
  const { originalFilename, fileType, fileSize, imageDimensions, sequence, fieldStrength } = scan
  return (
    <Facts
      items={[
        ['Scan received', formatMoment(scan.uploadTimestamp, 'dateTime')],
        ['File', originalFilename ?? 'Name not recorded'],
        [
          'Kind and size',
          [fileType && fileTypeLabels[fileType], fileSize && formatBytes(fileSize)].filter(Boolean).join(', '),
        ],
        ['Dimensions', imageDimensions],
        ['Sequence', sequence],
        ['Field strength', fieldStrength && `${fieldStrength} tesla`],
        ['Processing', processingStatusLabels[scan.processingStatus]],
      ]}
    />
  )
}

function Slice({ scan: { id, uploadTimestamp, hasSlice } }: { scan: ScanFacts }) {
  if (!hasSlice) return <p className="text-muted">There is no picture of this scan to show.</p>
  return (
    <figure>
      {/* eslint-disable-next-line @next/next/no-img-element -- bytes of a record are never handed to an optimizer */}
      <img
        src={sliceHref(id)}
        alt={`One slice of the MRI scan received on ${formatMoment(uploadTimestamp, 'dateTime')}`}
        className="max-h-80 max-w-full border border-hairline"
      />
      <figcaption className="text-muted">One slice, as it was sent. It was not measured.</figcaption>
    </figure>
  )
}
