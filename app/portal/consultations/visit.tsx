import { Card } from '@/components/portal/card'
import { DoctorName } from '@/components/portal/doctor-name'
import { Explained } from '@/components/portal/explained'
import type { TermKey } from '@/components/portal/glossary'
import { visitWords } from '@/components/portal/visit-words'
import type { ConsultationRow } from '@/lib/consultations/queries'
import type { ConsultationStatus } from '@/lib/consultations/vocabulary'
import { formatMoment } from '@/lib/format/dates'

/** What became of a visit that was not held, said plainly and without blame. */
const became: Record<Exclude<ConsultationStatus, 'completed'>, string> = {
  'no-show': 'You missed this visit. If you still need it, ask your clinic for a new day.',
  cancelled: 'This visit was cancelled. It did not take place.',
  scheduled: 'This visit was planned for this day. Your record does not say yet if it took place.',
}

/** A visit as it was recorded. */
export function Visit({ visit, terms }: { visit: ConsultationRow; terms: TermKey[] | undefined }) {
  const { consultationDate, consultationType, status, durationMinutes, doctorName, nextVisitDate } = visit
  return (
    <Card>
      <h3 className="text-2xl leading-snug font-semibold">
        <time dateTime={consultationDate.toISOString()}>{formatMoment(consultationDate, 'longDate')}</time>
      </h3>
      <p>
        {visitWords[consultationType]}, at {formatMoment(consultationDate, 'time')}
        {status === 'completed' && durationMinutes ? `, for ${durationMinutes} minutes` : ''}
      </p>
      <p>
        Doctor:{' '}
        <span className="font-semibold">
          <DoctorName name={doctorName} />
        </span>
      </p>
      {status !== 'completed' && <p className="mt-3 max-w-[66ch] font-medium">{became[status]}</p>}
      <Recorded visit={visit} />
      {status === 'completed' && nextVisitDate && (
        <p className="mt-3">The next visit was planned for {formatMoment(nextVisitDate, 'longDate')}.</p>
      )}
      <Explained terms={terms} />
    </Card>
  )
}

/** In the words of the record: they are the doctor's, not ours to make simpler. */
function Recorded({ visit: { status, chiefComplaint, diagnosis, prescription } }: { visit: ConsultationRow }) {
  const parts: [name: string, text: string | null][] = [
    [status === 'completed' ? 'Why you came' : 'What it was about', chiefComplaint],
    ['What the doctor found', diagnosis],
    ['What was prescribed', prescription],
  ]
  const written = parts.filter(([, text]) => text?.trim())
  if (written.length === 0)
    return status === 'completed' ? <p className="mt-3">Nothing was written down about this visit.</p> : null
  return (
    <dl className="mt-3 grid grid-cols-1 max-w-[66ch] gap-3">
      {written.map(([name, text]) => (
        <div key={name}>
          <dt className="text-muted">{name}</dt>
          <dd>
            <bdi className="whitespace-pre-line">{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
