import { Card } from '@/components/portal/card'
import { DoctorName } from '@/components/portal/doctor-name'
import { LongDate } from '@/components/portal/long-date'
import type { TermKey } from '@/lib/glossary/glossary'
import { visitWords } from '@/components/portal/visit-words'
import type { MyVisit } from '@/lib/consultations/my-visits'
import type { ConsultationStatus } from '@/lib/consultations/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { Explained } from '../explained'

/** What became of a visit that was not held, said plainly and without blame. */
const became: Record<Exclude<ConsultationStatus, 'completed'>, string> = {
  'no-show': 'You missed this visit. If you still need it, ask your clinic for a new day.',
  cancelled: 'This visit was cancelled.',
  scheduled: 'This visit was planned for this day. Your record does not say yet if it took place.',
}

/** A visit as it was recorded. */
export function Visit({ visit, terms }: { visit: MyVisit; terms: TermKey[] | undefined }) {
  const { consultationDate, consultationType, status, durationMinutes, doctorName, nextVisitDate } = visit
  return (
    <Card>
      <h3 className="text-2xl leading-snug font-semibold">
        <LongDate at={consultationDate} />
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
        <p className="mt-3">
          The next visit was planned for <LongDate at={nextVisitDate} />.
        </p>
      )}
      <Explained terms={terms} />
    </Card>
  )
}

/** In the words of the record: they are the doctor's, not ours to make simpler. */
export function Recorded({ visit: { status, chiefComplaint, diagnosis, prescription, isOut } }: { visit: MyVisit }) {
  const parts: [name: string, text: string | null][] = [
    [status === 'completed' ? 'Why you came' : 'What it was about', chiefComplaint],
    ['What the doctor found', diagnosis],
    ['What was prescribed', prescription],
  ]
  const written = parts.filter(([, text]) => text?.trim())
  return (
    <>
      {written.length > 0 && (
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
      )}
      <StillOpen status={status} isOut={isOut} isEmpty={written.length === 0} />
    </>
  )
}

/** What is missing, and why. */
function StillOpen({ status, isOut, isEmpty }: Pick<MyVisit, 'status' | 'isOut'> & { isEmpty: boolean }) {
  if (status !== 'completed') return null
  if (isOut === false)
    return (
      <p className="mt-3 max-w-[66ch]">
        Your doctor is still writing down what was found. You can read it here when your doctor has signed it.
      </p>
    )
  return isEmpty ? <p className="mt-3">Nothing was written down about this visit.</p> : null
}
