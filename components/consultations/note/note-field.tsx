import Link from 'next/link'
import { TextAreaField } from '@/components/ui/form-fields'
import type { Earlier } from '@/lib/consultations/note-queries'
import { noteFieldLabels, type NoteField as Field } from '@/lib/consultations/note-vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { newMedicineHref } from '@/lib/medications/medications-href'
import { PhraseButton } from './phrase-button'

const hints: Partial<Record<Field, string>> = {
  chiefComplaint: 'In the patient’s words. The patient can read this.',
  findings: 'What the examination found. For colleagues.',
  assessment: 'What you make of it. For colleagues.',
  diagnosis: 'Yours, never a model’s. The patient can read this.',
  prescription: 'The patient can read this.',
  notes: 'Anything else, for colleagues.',
}
const rows: Record<Field, number> = {
  chiefComplaint: 2,
  findings: 6,
  assessment: 4,
  diagnosis: 2,
  prescription: 3,
  notes: 3,
}

/** One field of a note, and beside it what it said the last time it said anything. */
export function NoteField({
  field,
  value,
  earlier,
  patientId,
}: {
  field: Field
  value: string | null
  earlier?: Earlier
  patientId: string
}) {
  const label = noteFieldLabels[field]
  return (
    <div className="mb-5 grid gap-x-6 gap-y-1 border-b border-hairline pb-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
      <div>
        <TextAreaField
          name={field}
          label={label}
          hint={hints[field]}
          rows={rows[field]}
          defaultValue={value ?? undefined}
          className=""
        />
        <PhraseButton field={field} label={label} />
        {field === 'prescription' && (
          <p className="text-muted">
            <Link href={newMedicineHref(patientId)} prefetch={false} target="_blank">
              Record it in the medication list<span className="visually-hidden"> in a new tab</span>
            </Link>
            , which the chart, the plan of the day and the reports are made of.
          </p>
        )}
      </div>
      <Before label={label} earlier={earlier} />
    </div>
  )
}

function Before({ label, earlier }: { label: string; earlier?: Earlier }) {
  if (!earlier) return <p className="text-muted max-lg:hidden lg:pt-6">No earlier visit says anything here.</p>
  return (
    <div role="group" aria-label={`${label} before`} className="text-muted lg:pt-6">
      <p className="font-medium">
        {formatMoment(earlier.at)}, <bdi>{doctorTitle(earlier.doctorName)}</bdi>
        {!earlier.isSigned && ' (not signed)'}
      </p>
      <p
        className="max-h-44 overflow-y-auto wrap-anywhere whitespace-pre-line"
        tabIndex={earlier.text.length > 400 ? 0 : undefined}
      >
        <bdi>{earlier.text}</bdi>
      </p>
    </div>
  )
}
