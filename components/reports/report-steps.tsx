import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { publishReportAction, withdrawReportAction } from '@/lib/reports/actions'
import type { ReportStatus } from '@/lib/reports/vocabulary'

/** Publishing a draft, and taking a version back. */
export function ReportSteps({ id, status }: { id: string; status: ReportStatus }) {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      {(status === 'draft' || status === 'withdrawn') && (
        <ActionForm
          id="publish-report"
          guard={false}
          action={publishReportAction}
          doneMessage="The version is published."
        >
          <input type="hidden" name="id" value={id} />
          <p className="mb-2">
            {status === 'draft'
              ? 'Published, it supersedes the earlier versions, and the patient can read what is written for patients.'
              : 'Published again, it stands as if it had not been withdrawn.'}
          </p>
          <SubmitButton kind="secondary" pendingText="Publishing…">
            {status === 'draft' ? 'Publish' : 'Publish again'}
          </SubmitButton>
        </ActionForm>
      )}
      {status !== 'withdrawn' && (
        <ActionForm id="withdraw-report" action={withdrawReportAction} doneMessage="The version is withdrawn.">
          <input type="hidden" name="id" value={id} />
          <TextAreaField
            name="reason"
            label="Why is it withdrawn?"
            hint="The patient no longer sees it, and the version before it is the latest again. It stays here to read."
            rows={2}
          />
          <SubmitButton kind="secondary" pendingText="Withdrawing…">
            Withdraw this version
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  )
}
