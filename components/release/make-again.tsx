import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { requestReportOfPatientAction } from '@/lib/requests/actions'

/** Asks for the same report from the record as it is now; the new version supersedes this one. */
export function MakeAgain({
  report,
}: {
  report: { patientId: string | null; sessionId: string | null; reportType: string }
}) {
  return (
    <ActionForm
      id="make-again"
      guard={false}
      action={requestReportOfPatientAction}
      doneMessage="It is in the queue. This page tells you when the new version is there."
    >
      <input type="hidden" name="patientId" value={report.patientId ?? ''} />
      <input type="hidden" name="sessionId" value={report.sessionId ?? ''} />
      <input type="hidden" name="reportType" value={report.reportType} />
      <SubmitButton pendingText="Asking…">Make it again</SubmitButton>
    </ActionForm>
  )
}
