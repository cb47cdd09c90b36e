import { EmptyState } from '@/components/ui/empty-state'
import type { ConsultationRow } from '@/lib/consultations/queries'
import { consultationStatusLabels, consultationTypeLabels } from '@/lib/consultations/vocabulary'
import { formatMoment } from '@/lib/format/dates'

/** Consultations, newest first; what is still to come is marked. */
export function ConsultationList({ consultations, now }: { consultations: ConsultationRow[]; now: Date }) {
  if (consultations.length === 0)
    return (
      <div className="border-y border-hairline bg-surface">
        <EmptyState title="No consultations yet." />
      </div>
    )
  return (
    <div
      role="region"
      aria-label="Table of consultations"
      tabIndex={0}
      className="overflow-x-auto border-y border-hairline bg-surface"
    >
      <table>
        <caption className="visually-hidden">Consultations</caption>
        <thead>
          <tr className="text-left text-muted">
            {['Date', 'Type', 'Status', 'Doctor', 'Complaint and findings'].map((name) => (
              <th key={name} scope="col" className="h-row px-3 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {consultations.map((consultation) => (
            <tr key={consultation.id} className="border-t border-hairline align-top">
              <th scope="row" className="px-3 py-2 text-left font-normal whitespace-nowrap">
                {formatMoment(consultation.consultationDate, 'dateTime')}
              </th>
              <td className="px-3 py-2 whitespace-nowrap">{consultationTypeLabels[consultation.consultationType]}</td>
              <td className="px-3 py-2 whitespace-nowrap">{statusOf(consultation, now)}</td>
              <td className="px-3 py-2">
                <bdi>{consultation.doctorName}</bdi>
              </td>
              <td className="max-w-prose px-3 py-2">
                {[consultation.chiefComplaint, consultation.diagnosis, consultation.prescription]
                  .filter(Boolean)
                  .map((text) => (
                    <p key={text}>
                      <bdi>{text}</bdi>
                    </p>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function statusOf({ status, consultationDate }: ConsultationRow, now: Date) {
  if (status === 'scheduled' && consultationDate > now) return <span className="font-medium text-primary">Coming</span>
  return consultationStatusLabels[status]
}
