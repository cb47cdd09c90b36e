import type { Route } from 'next'
import { formatMoment } from '@/lib/format/dates'
import type { ReportRequestRow } from '@/lib/reports/queries'
import { reportTypeLabels } from '@/lib/reports/vocabulary'
import type { RequestTableRow } from './request-table'

/** A request as a row of the pipeline; `patients` is where charts are. */
export function toRequestRow(
  request: ReportRequestRow,
  patients: '/admin/patients' | '/clinic/patients',
): RequestTableRow {
  return {
    id: request.id,
    href: `${patients}/${encodeURIComponent(request.patientId)}#reports` as Route,
    patientName: request.patientName,
    reportType: reportTypeLabels[request.reportType],
    status: request.status,
    requested: formatMoment(request.requestedAt, 'dateTime'),
    requestedBy: request.requestedByName,
    ready: request.generatedAt ? formatMoment(request.generatedAt, 'dateTime') : null,
    error: request.errorMessage,
    retries: request.retryCount,
  }
}
