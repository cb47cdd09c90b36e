import { NothingYet } from '@/components/portal/card'
import { PortalLink } from '@/components/portal/portal-link'
import { formatMoment } from '@/lib/format/dates'
import type { HelperDeed } from '@/lib/helpers/queries'

const parts: Record<string, string> = {
  consultations: 'appointments',
  doctor_patient_assignments: 'doctors',
  medical_reports: 'reports',
  mri_scans: 'scans',
  patient_medications: 'medicines',
  patient_statistics: 'numbers',
  patient_timeline: 'timeline',
  patients: 'name and address',
  predictions: 'results of the computer',
  report_files: 'reports',
  report_status: 'reports being made',
  visit_questions: 'questions for the visit',
}

/** Each thing that was looked at or done, in words; the newest first, and a way to what was before. */
export function HelperDeeds({
  deeds,
  older,
  isNewest,
  path,
}: {
  deeds: HelperDeed[]
  older: Date | null
  isNewest: boolean
  path: string
}) {
  if (deeds.length === 0 && isNewest)
    return (
      <NothingYet title="Nothing yet">
        <p>What this person opens for you will stand here.</p>
      </NothingYet>
    )
  return (
    <>
      <ul className="grid gap-3">
        {deeds.map((deed) => (
          <li key={deed.id} className="border-b border-hairline pb-3 last:border-0">
            <time dateTime={deed.at.toISOString()} className="block text-muted">
              {formatMoment(deed.at, 'dateTime')}
            </time>
            {deedWords(deed)}
          </li>
        ))}
      </ul>
      {deeds.length === 0 && <p>There is nothing older.</p>}
      <p className="no-print mt-6 flex flex-wrap gap-4">
        {older && <PortalLink href={`${path}?before=${older.toISOString()}#deeds`}>Show older ones</PortalLink>}
        {!isNewest && <PortalLink href={`${path}#deeds`}>Back to the newest</PortalLink>}
      </p>
    </>
  )
}

function deedWords({ action, entity, fields, outcome }: HelperDeed) {
  const what = [...new Set((fields.length > 0 && isReading(action) ? fields : [entity]).map((part) => parts[part]))]
    .filter((word): word is string => word !== undefined)
    .join(', ')
  if (outcome !== 'ok') return 'Tried to open something that you do not share; saw nothing of it.'
  if (action === 'help.begin') return 'Began to act for you.'
  if (action === 'create') return `Wrote: ${what || 'something'}.`
  if (action === 'update' || action === 'trash' || action === 'restore') return `Changed: ${what || 'something'}.`
  return `Looked at: ${what || 'a page'}.`
}

const isReading = (action: string) => !['create', 'update', 'trash', 'restore', 'delete'].includes(action)
