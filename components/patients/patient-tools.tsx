import type { Route } from 'next'
import { LinkButton } from '@/components/ui/link-button'
import { deletionHref, editHref, historyHref } from '@/lib/changes/record-links'
import { mergeHref } from '@/lib/merges/merge-href'

/** What an administrator can do with a patient, in the order of every record: its own, then edit, history, delete. */
export function PatientTools({ patientId, duplicates }: { patientId: string; duplicates: number }) {
  const of = (path: string) => `${path}?patient=${encodeURIComponent(patientId)}` as Route
  return (
    <div className="no-print flex flex-wrap gap-2">
      <LinkButton href={of('/admin/assignments/new')}>Assign a doctor</LinkButton>
      <LinkButton href={of('/admin/consultations/new')}>Book</LinkButton>
      <LinkButton href={of('/admin/requests/new')}>Request a report</LinkButton>
      <LinkButton href={of('/admin/timeline/new')}>Write an entry</LinkButton>
      <LinkButton href={mergeHref({ keptId: patientId })}>
        {duplicates > 0 ? `Merge… (${duplicates} likely)` : 'Merge…'}
      </LinkButton>
      <LinkButton href={editHref('patients', patientId)}>Edit</LinkButton>
      <LinkButton href={historyHref('patients', patientId)}>History</LinkButton>
      <LinkButton href={deletionHref('patients', patientId)} kind="quiet">
        Delete…
      </LinkButton>
    </div>
  )
}
