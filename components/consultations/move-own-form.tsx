import { ActionForm } from '@/components/ui/action-form'
import { DateTimeField } from '@/components/ui/date-fields'
import { SubmitButton } from '@/components/ui/form-fields'
import { NumberField } from '@/components/ui/number-fields'
import { moveOwnVisitAction } from '@/lib/consultations/actions'
import type { Note } from '@/lib/consultations/note-queries'
import { momentForField } from '@/lib/format/dates'
import { TimeHelp } from './time-help'

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
