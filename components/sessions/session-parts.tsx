import type { Route } from 'next'
import Link from 'next/link'
import { PredictionTable } from '@/components/predictions/prediction-table'
import { RequestMark } from '@/components/reports/request-mark'
import { LinkButton } from '@/components/ui/link-button'
import { Section } from '@/components/ui/section'
import { recordHref } from '@/lib/changes/record-links'
import { formatMoment } from '@/lib/format/dates'
import { formatBytes } from '@/lib/format/numbers'
import type { PredictionRecord } from '@/lib/predictions/queries'
import type { ReportRow } from '@/lib/reports/queries'
import { reportStatusLabels, reportTypeLabels } from '@/lib/reports/vocabulary'
import type { RequestOfSession } from '@/lib/requests/queries'
import type { ScanOfSession } from '@/lib/scans/queries'
import { fileTypeLabels, processingStatusLabels } from '@/lib/scans/vocabulary'
import { PartTable } from './part-table'

type Props = {
  sessionId: string
  scans: ScanOfSession[]
  predictions: PredictionRecord[]
  reports: ReportRow[]
  requests: RequestOfSession[]
  /** A report can only be asked for of a patient. */
  hasPatient: boolean
}

/** What a session holds. */
export function SessionParts({ sessionId, scans, predictions, reports, requests, hasPatient }: Props) {
  const into = (page: string) => `${page}?session=${encodeURIComponent(sessionId)}` as Route
  return (
    <>
      <Section id="scans" title="Scans" aside={<LinkButton href={into('/admin/scans/new')}>New scan</LinkButton>}>
        <ScanTable scans={scans} />
      </Section>
      <Section
        id="predictions"
        title="Model results"
        aside={<LinkButton href={into('/admin/predictions/new')}>Record a result</LinkButton>}
      >
        <PredictionTable caption="Model results of this session" predictions={predictions} />
      </Section>
      <Section
        id="reports"
        title="Reports"
        aside={<LinkButton href={into('/admin/reports/new')}>Write a report</LinkButton>}
      >
        <ReportTable reports={reports} />
      </Section>
      <Section
        id="requests"
        title="Report requests"
        aside={hasPatient && <LinkButton href={into('/admin/requests/new')}>Ask for a report</LinkButton>}
      >
        <RequestTable requests={requests} />
      </Section>
    </>
  )
}

function ScanTable({ scans }: { scans: ScanOfSession[] }) {
  return (
    <PartTable
      caption="Scans of this session"
      rows={scans}
      rowKey={({ id }) => id}
      empty="No scans yet."
      columns={[
        {
          header: 'Uploaded',
          cell: ({ id, uploadTimestamp }) => (
            <Link href={recordHref('mri_scans', id)} prefetch={false}>
              {formatMoment(uploadTimestamp, 'dateTime')}
            </Link>
          ),
        },
        {
          header: 'File',
          cell: ({ originalFilename }) => <bdi className="wrap-anywhere">{originalFilename ?? '—'}</bdi>,
        },
        { header: 'Type', isSecondary: true, cell: ({ fileType }) => (fileType ? fileTypeLabels[fileType] : '—') },
        {
          header: 'Size',
          isSecondary: true,
          cell: ({ fileSize }) => (fileSize === null ? '—' : formatBytes(fileSize)),
        },
        { header: 'Processing', cell: ({ processingStatus }) => processingStatusLabels[processingStatus] },
      ]}
    />
  )
}

function ReportTable({ reports }: { reports: ReportRow[] }) {
  return (
    <PartTable
      caption="Reports on this session"
      rows={reports}
      rowKey={({ id }) => id}
      empty="No reports yet."
      columns={[
        {
          header: 'Report',
          cell: ({ id, title }) => (
            <Link href={recordHref('medical_reports', id)} prefetch={false}>
              <bdi>{title}</bdi>
            </Link>
          ),
        },
        { header: 'Type', isSecondary: true, cell: ({ reportType }) => reportTypeLabels[reportType] },
        { header: 'Version', cell: ({ version, isLatest }) => `${version}${isLatest ? ', the latest' : ''}` },
        { header: 'Status', cell: ({ reportStatus }) => reportStatusLabels[reportStatus] },
        { header: 'Written', isSecondary: true, cell: ({ createdAt }) => formatMoment(createdAt, 'dateTime') },
      ]}
    />
  )
}

function RequestTable({ requests }: { requests: RequestOfSession[] }) {
  return (
    <PartTable
      caption="Reports asked for of this session"
      rows={requests}
      rowKey={({ id }) => id}
      empty="Nothing has been asked for."
      columns={[
        {
          header: 'Asked for',
          cell: ({ id, requestedAt }) => (
            <Link href={recordHref('report_status', id)} prefetch={false}>
              {formatMoment(requestedAt, 'dateTime')}
            </Link>
          ),
        },
        { header: 'Report', cell: ({ reportType }) => reportTypeLabels[reportType] },
        { header: 'By', isSecondary: true, cell: ({ requestedByName }) => <bdi>{requestedByName ?? '—'}</bdi> },
        { header: 'Status', cell: ({ status }) => <RequestMark status={status} /> },
      ]}
    />
  )
}
