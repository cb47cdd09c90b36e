import Link from 'next/link'
import { TimeHelp } from '@/components/consultations/time-help'
import { typeOptions } from '@/components/consultations/consultation-form'
import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SelectField } from '@/components/ui/form-fields'
import { NumberField } from '@/components/ui/number-fields'
import { writeNewNoteAction, writeNoteAction } from '@/lib/consultations/actions'
import type { EarlierMeasured, EarlierTexts, Note } from '@/lib/consultations/note-queries'
import { moveVisitHref, noteFields, noteHref } from '@/lib/consultations/note-vocabulary'
import { formatMoment } from '@/lib/format/dates'
import type { Phrase } from '@/lib/phrases/queries'
import { MeasuredFields } from './measured-fields'
import { NoteButtons } from './note-buttons'
import { NoteField } from './note-field'
import { NoteSaving } from './note-saving'
import { PhraseHost } from './phrase-host'

type Beside = { earlier: EarlierTexts; earlierMeasured: EarlierMeasured | null; phrases: Phrase[]; doctorId: string }

/** The note of a visit in the calendar. */
export function NoteForm({ note, ...beside }: Beside & { note: Note }) {
  const isAhead = note.consultationDate > new Date()
  return (
    <ActionForm id="note" action={writeNoteAction} version={note.version} draft={`consultations.note:${note.id}`}>
      <input type="hidden" name="id" value={note.id} />
      {note.measuredVersion !== null && <input type="hidden" name="measuredVersion" value={note.measuredVersion} />}
      <Written note={note} patientId={note.patientId} {...beside} />
      <NextVisit note={note} patientId={note.patientId} doctorId={beside.doctorId} />
      <NoteButtons isAhead={isAhead} />
    </ActionForm>
  )
}

/** The note of a visit that nobody had booked. `now` as a date field takes it. */
export function NewNoteForm({ patientId, now, ...beside }: Beside & { patientId: string; now: string | undefined }) {
  return (
    <ActionForm id="note" action={writeNewNoteAction} draft={`consultations.new-note:${patientId}`}>
      <input type="hidden" name="patientId" value={patientId} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <DateTimeField name="consultationDate" label="When the visit began" defaultValue={now} required />
        <SelectField
          name="consultationType"
          label="Type"
          options={typeOptions}
          defaultValue="in-person"
          className="mb-4 max-w-60"
        />
      </div>
      <Written note={null} patientId={patientId} {...beside} />
      <NextVisit note={null} patientId={patientId} doctorId={beside.doctorId} />
      <NoteButtons isAhead={false} />
    </ActionForm>
  )
}

function Written({
  note,
  patientId,
  earlier,
  earlierMeasured,
  phrases,
}: Beside & { note: Note | null; patientId: string }) {
  return (
    <>
      <PhraseHost phrases={phrases} />
      {noteFields.slice(0, 2).map((field) => (
        <NoteField
          key={field}
          field={field}
          value={note?.[field] ?? null}
          earlier={earlier[field]}
          patientId={patientId}
        />
      ))}
      <MeasuredFields measured={note?.measured ?? null} earlier={earlierMeasured} />
      {noteFields.slice(2).map((field) => (
        <NoteField
          key={field}
          field={field}
          value={note?.[field] ?? null}
          earlier={earlier[field]}
          patientId={patientId}
        />
      ))}
      <NumberField name="durationMinutes" label="Duration" unit="minutes" defaultValue={note?.durationMinutes ?? 30} />
      <NoteSaving />
    </>
  )
}

function NextVisit({ note, patientId, doctorId }: { note: Note | null; patientId: string; doctorId: string }) {
  if (note?.nextId)
    return (
      <p className="mb-4">
        The next visit is booked:{' '}
        <Link prefetch={false} href={noteHref(note.nextId)}>
          {formatMoment(note.nextAt, 'dateTime')}
        </Link>
        .{' '}
        <Link prefetch={false} href={moveVisitHref(note.nextId)}>
          Move or cancel it
        </Link>
      </p>
    )
  return (
    <fieldset className="mb-4 rounded-control border border-hairline bg-surface px-4 pt-2 pb-1">
      <legend className="px-1 font-semibold">Next visit</legend>
      <DateTimeField
        name="nextVisitDate"
        label="Date and time"
        hint="Books the appointment with you as soon as you save. Left empty there is none. Such as 23 Nov 2026, 14:30."
      />
      <TimeHelp
        names={{ at: 'nextVisitDate', doctor: '', patient: '', minutes: 'nextMinutes' }}
        known={{ doctorId, patientId }}
      />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <SelectField name="nextType" label="Type of the next visit" options={typeOptions} defaultValue="follow-up" />
        <NumberField name="nextMinutes" label="Duration of the next visit" unit="minutes" defaultValue={30} />
      </div>
    </fieldset>
  )
}
