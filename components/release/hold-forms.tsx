import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { holdReportAction, liftHoldAction, releaseReportAction } from '@/lib/release/actions'
import type { Hold } from '@/lib/release/queries'

export function ReleaseForm({ id }: { id: string }) {
  return (
    <ActionForm id="release" guard={false} action={releaseReportAction}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton pendingText="Releasing…">Let the patient read it now</SubmitButton>
    </ActionForm>
  )
}

/** Keeps the report from its patient: why, and until when. */
export function HoldForm({ id }: { id: string }) {
  return (
    <ActionForm id="hold" action={holdReportAction} draft={`reports.hold:${id}`} className="max-w-xl">
      <input type="hidden" name="id" value={id} />
      <TextAreaField
        name="reason"
        label="Why the patient must not read it yet"
        hint="Kept for ever; the patient does not see it."
        rows={2}
      />
      <DateTimeField name="until" label="Until when" hint="A hold always ends. Such as 23 Nov 2026, 14:30." />
      <SubmitButton kind="secondary" pendingText="Holding…">
        Hold it
      </SubmitButton>
    </ActionForm>
  )
}

/** Every hold there ever was, the last one first. */
export function Holds({ holds, now }: { holds: Hold[]; now: Date }) {
  if (holds.length === 0) return null
  return (
    <ul className="mt-4 grid grid-cols-1 gap-3">
      {holds.map(({ id, reason, until, heldAt, heldByName, liftedAt, liftedByName }) => (
        <li key={id} className="rounded-control border border-hairline bg-surface p-3">
          <p className="whitespace-pre-line">
            <bdi>{reason}</bdi>
          </p>
          <p className="text-muted">
            Held by {heldByName ? doctorTitle(heldByName) : 'an administrator'} on {formatMoment(heldAt, 'dateTime')},
            until {formatMoment(until, 'dateTime')}.
            {liftedAt &&
              ` Lifted by ${liftedByName ? doctorTitle(liftedByName) : 'an administrator'} on ${formatMoment(liftedAt, 'dateTime')}.`}
          </p>
          {!liftedAt && until > now && (
            <ActionForm id={`lift-${id}`} guard={false} action={liftHoldAction} className="mt-2">
              <input type="hidden" name="id" value={id} />
              <SubmitButton kind="secondary" pendingText="Lifting…">
                Lift this hold
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}
