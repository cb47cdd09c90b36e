import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { NumberField } from '@/components/ui/number-fields'
import {
  cancelOwnVisitAction,
  missOwnVisitAction,
  moveOwnVisitAction,
  reopenOwnVisitAction,
} from '@/lib/consultations/actions'
import type { Note } from '@/lib/consultations/note-queries'
import { momentForField } from '@/lib/format/dates'
import { TimeHelp } from './time-help'

type Visit = Pick<Note, 'id' | 'version'>

/** Another time or length for a doctor's own appointment. */
export function MoveOwnForm({ visit }: { visit: Note }) {
  return (
    <ActionForm id="move" action={moveOwnVisitAction} version={visit.version} begin="consultationDate">
      <input type="hidden" name="id" value={visit.id} />
      <DateTimeField
        name="consultationDate"
        label="New date and time"
        defaultValue={momentForField(visit.consultationDate)}
        required
      />
      <TimeHelp known={{ doctorId: visit.doctorId, patientId: visit.patientId }} except={visit.id} />
      <NumberField name="durationMinutes" label="Duration" unit="minutes" defaultValue={visit.durationMinutes ?? 30} />
      <SubmitButton pendingText="Moving…">Move the appointment</SubmitButton>
    </ActionForm>
  )
}

/** Taking it off the calendar. */
export function CancelOwnForm({ visit: { id, version } }: { visit: Visit }) {
  return (
    <ActionForm id="cancel" action={cancelOwnVisitAction} version={version}>
      <input type="hidden" name="id" value={id} />
      <TextAreaField name="reason" label="Reason for cancelling" hint="Kept in the history of this visit." rows={2} />
      <SubmitButton kind="secondary" pendingText="Cancelling…">
        Cancel the appointment
      </SubmitButton>
    </ActionForm>
  )
}

export function MissedOwnForm({ visit: { id, version } }: { visit: Visit }) {
  return (
    <ActionForm id="missed" action={missOwnVisitAction} version={version} className="mb-6">
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="secondary">The patient did not come</SubmitButton>
    </ActionForm>
  )
}

export function ReopenOwnForm({ visit: { id, version } }: { visit: Visit }) {
  return (
    <ActionForm id="reopen" action={reopenOwnVisitAction} version={version} className="no-print mb-6">
      <input type="hidden" name="id" value={id} />
      <SubmitButton kind="secondary" pendingText="Reopening…">
        Make it a scheduled appointment again
      </SubmitButton>
    </ActionForm>
  )
}
