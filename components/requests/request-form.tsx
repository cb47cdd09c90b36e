import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import { optionsOf } from '@/lib/forms/options'
import type { Suggestion } from '@/lib/references/vocabulary'
import { reportTypeLabels, reportTypes } from '@/lib/reports/vocabulary'
import { requestReportAction } from '@/lib/requests/actions'
import { priorityOptions } from '@/lib/requests/vocabulary'

/** Asks for a report of a session, or of a patient as a whole. */
export function RequestForm({ patient, session }: { patient?: Suggestion | null; session?: Suggestion | null }) {
  return (
    <ActionForm id="new-request" action={requestReportAction} begin className="max-w-xl">
      <ReferenceField
        name="patientId"
        label="Patient"
        kind="patients"
        hint="The report is about everything known of the patient, unless you name a session."
        defaultId={patient?.id}
        defaultLabel={patient?.label}
      />
      <ReferenceField
        name="sessionId"
        label="Session"
        kind="sessions"
        hint="Named alone, it is enough: its patient is known."
        defaultId={session?.id}
        defaultLabel={session?.label}
      />
      <SelectField
        name="reportType"
        label="Report"
        options={optionsOf(reportTypes, reportTypeLabels)}
        defaultValue="doctor"
      />
      <SelectField
        name="priority"
        label="Priority"
        hint="More urgent ones are made first; of the same, what was asked for first."
        options={priorityOptions()}
        defaultValue="0"
      />
      <SubmitButton pendingText="Asking…">Ask for this report</SubmitButton>
    </ActionForm>
  )
}
