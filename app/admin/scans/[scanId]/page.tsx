import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PredictionTable } from '@/components/predictions/prediction-table'
import { idFact, importFact } from '@/components/records/record-facts'
import { RecordHeader } from '@/components/records/record-header'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatBytes, formatCount } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { listPredictionsOfScan } from '@/lib/predictions/queries'
import { getScan } from '@/lib/scans/queries'
import { fileTypeLabels, processingStatusLabels } from '@/lib/scans/vocabulary'

export const metadata: Metadata = { title: 'Scan' }

export default async function ScanPage({ params }: PageProps<'/admin/scans/[scanId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).scanId)
  const found = await asViewer(viewer, async (scope) => {
    const scan = await getScan(scope, id)
    return scan && { scan, predictions: await listPredictionsOfScan(scope, scan) }
  })
  if (!found) notFound()
  const { scan, predictions } = found
  const { patientId, fileSize } = scan

  return (
    <>
      <RecordHeader
        table="mri_scans"
        id={id}
        title={`MRI scan of ${formatMoment(scan.uploadTimestamp, 'dateTime')}`}
        about={<bdi>{scan.patientName ?? 'Nobody’s yet'}</bdi>}
      />
      <Section id="scan" title="The scan">
        <Facts
          columns={3}
          items={[
            [
              'Patient',
              patientId && (
                <Link prefetch={false} href={recordHref('patients', patientId)}>
                  {scan.patientName}
                </Link>
              ),
            ],
            [
              'Session',
              <Link prefetch={false} key="session" href={recordHref('sessions', scan.sessionId)}>
                The session it belongs to
              </Link>,
            ],
            ['Processing', processingStatusLabels[scan.processingStatus]],
            ['File name', scan.originalFilename],
            ['File type', scan.fileType && fileTypeLabels[scan.fileType]],
            ['File size', fileSize !== null && `${formatBytes(fileSize)} (${formatCount(fileSize)} bytes)`],
            ['Dimensions', scan.imageDimensions],
            ['Uploaded', formatMoment(scan.uploadTimestamp, 'dateTime')],
            ['Processed', scan.processingTimestamp && formatMoment(scan.processingTimestamp, 'dateTime')],
            ['File', scan.hasPixels ? 'Kept here since the import' : 'Not kept here'],
            importFact(scan.importRun),
            idFact(scan.id),
          ]}
        />
      </Section>
      <Section
        id="predictions"
        title="Model results"
        aside={
          <LinkButton href={`/admin/predictions/new?session=${encodeURIComponent(scan.sessionId)}` as Route}>
            Record a result
          </LinkButton>
        }
      >
        <PredictionTable caption="Model results of this scan" predictions={predictions} />
      </Section>
    </>
  )
}
