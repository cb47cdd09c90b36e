import Link from 'next/link'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import type { Amendment, Note } from '@/lib/consultations/note-queries'
import {
  fieldOfColumn,
  noteFieldLabels,
  noteFields,
  noteHref,
  type NoteField,
} from '@/lib/consultations/note-vocabulary'
import { consultationStatusLabels, consultationTypeLabels } from '@/lib/consultations/vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { measuredWords } from './measured-words'

/** A note to read: what it says now, and under it everything that was changed since it was signed. */
export function NoteReading({ note, amendments }: { note: Note; amendments: Amendment[] }) {
  return (
    <>
      <NoteTexts note={note} />
      <Section id="visit" title="Visit">
        <div className="rounded-control border border-hairline bg-surface p-4">
          <Facts
            items={[
              ['Doctor', doctorTitle(note.doctorName)],
              ['Type', consultationTypeLabels[note.consultationType]],
              ['Status', consultationStatusLabels[note.status]],
              ['Duration', note.durationMinutes === null ? null : `${note.durationMinutes} minutes`],
              [
                'Next visit',
                note.nextId && (
                  <Link key="next" prefetch={false} href={noteHref(note.nextId)}>
                    {formatMoment(note.nextAt, 'dateTime')}
                  </Link>
                ),
              ],
              [
                'Signed',
                note.signedAt && `${formatMoment(note.signedAt, 'dateTime')} by ${doctorTitle(note.signedByName)}`,
              ],
            ]}
          />
        </div>
      </Section>
      <Amendments amendments={amendments} />
    </>
  )
}

/** What a visit's note says now. */
export function NoteTexts({ note }: { note: Pick<Note, NoteField | 'measured'> }) {
  const texts = noteFields.map((field): [string, string | null] => [noteFieldLabels[field], note[field]])
  const isEmpty = texts.every(([, text]) => !text) && !note.measured
  return (
    <Section id="note" title="Note">
      <div className="rounded-control border border-hairline bg-surface p-4">
        {isEmpty ? <p className="text-muted">Nothing has been written yet.</p> : <Facts items={texts} columns={1} />}
        {note.measured && (
          <div className="mt-4 border-t border-hairline pt-3">
            <h3 className="mb-2 font-semibold">Assessment of the visit</h3>
            <Facts items={measuredWords(note.measured)} columns={3} />
          </div>
        )}
      </div>
    </Section>
  )
}

/** Everything that was changed in a note since it was signed: before and now, by whom and why. */
export function Amendments({ amendments }: { amendments: Amendment[] }) {
  if (amendments.length === 0) return null
  return (
    <Section id="amendments" title="Amendments">
      <ol className="border-y border-hairline bg-surface">
        {amendments.map((amendment) => (
          <AmendmentEntry key={amendment.id} amendment={amendment} />
        ))}
      </ol>
    </Section>
  )
}

function AmendmentEntry({ amendment }: { amendment: Amendment }) {
  const { field, before, after, reason, amendedAt, amendedByName } = amendment
  return (
    <li className="border-b border-hairline px-4 py-3 last:border-b-0">
      <p>
        <span className="font-medium">{noteFieldLabels[fieldOfColumn(field)]}</span>
        <span className="text-muted">
          , {formatMoment(amendedAt, 'dateTime')} by <bdi>{doctorTitle(amendedByName)}</bdi>
        </span>
      </p>
      <p>
        Why: <bdi>{reason}</bdi>
      </p>
      <dl className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {[
          ['Before', before],
          ['Now', after],
        ].map(([name, text]) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">{text ? <bdi>{text}</bdi> : 'nothing'}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
