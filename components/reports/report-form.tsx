import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton, TextAreaField, TextField } from '@/components/ui/form-fields'
import { optionsOf } from '@/lib/forms/options'
import { writeNewVersionAction, writeReportAction } from '@/lib/reports/actions'
import type { ReportVersion } from '@/lib/reports/queries'
import { reportTypeLabels, reportTypes } from '@/lib/reports/vocabulary'

const usualDisclaimer = 'Screening support, to be reviewed by a clinician. It is not a diagnosis.'

type Props = {
  session?: { id: string; label: string } | null
  /** The version that the next one is written from, with its recommendations as lines. */
  from?: ReportVersion & { recommendationLines: string[] }
}

/** Writes a report, or the next version of one. A report's own text is never changed. */
export function ReportForm({ session, from }: Props) {
  return (
    <ActionForm
      id={from ? 'new-version' : 'new-report'}
      action={from ? writeNewVersionAction : writeReportAction}
      className="max-w-3xl"
    >
      {from ? (
        <input type="hidden" name="id" value={from.id} />
      ) : (
        <ReferenceField
          name="sessionId"
          label="Session"
          kind="sessions"
          hint="The report is on the patient of its session."
          required
          defaultId={session?.id}
          defaultLabel={session?.label}
        />
      )}
      <SelectField
        name="reportType"
        label="Type"
        options={optionsOf(reportTypes, reportTypeLabels)}
        defaultValue={from?.reportType ?? 'doctor'}
      />
      <TextField name="title" label="Title" required defaultValue={from?.title} />
      <TextAreaField name="content" label="Text" rows={14} defaultValue={from?.content} />
      <TextAreaField
        name="recommendations"
        label="Recommendations"
        hint="One a line."
        rows={5}
        defaultValue={from?.recommendationLines.join('\n')}
      />
      <TextAreaField
        name="disclaimer"
        label="Disclaimer"
        rows={2}
        defaultValue={from ? (from.disclaimer ?? '') : usualDisclaimer}
      />
      <SelectField
        name="reportStatus"
        label="Publish"
        hint="Patients never see a draft, and a draft supersedes nothing until it is published."
        options={[
          { value: 'final', label: from ? 'Now: it supersedes the earlier versions' : 'Now' },
          { value: 'draft', label: 'Later: keep it as a draft' },
        ]}
        defaultValue="final"
      />
      {from && <TextAreaField name="reason" label="Why a new version?" hint="Kept with its history." rows={2} />}
      <SubmitButton>{from ? 'Save as a new version' : 'Save report'}</SubmitButton>
    </ActionForm>
  )
}
