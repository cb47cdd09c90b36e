import { ActionForm } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import { formatMoment } from '@/lib/format/dates'
import type { ReportSubject } from '@/lib/report-board/queries'
import { requestReportOfPatientAction } from '@/lib/requests/actions'

export function ChoosePatient({ patients }: { patients: { patientId: string; name: string }[] }) {
  if (patients.length === 0)
    return <EmptyState title="Nobody is assigned to you.">Reports are asked for on patients you treat.</EmptyState>
  return (
    <form method="get" action="/clinic/reports/new" className="max-w-xl">
      <label className="mb-4 block">
        <span className="mb-1 block font-medium">Patient</span>
        <select name="patient" className="min-h-control w-full rounded-control border border-line bg-surface px-2">
          {patients.map(({ patientId, name }) => (
            <option key={patientId} value={patientId}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className={buttonClass('primary')}>
        Go on
      </button>
    </form>
  )
}

const kinds = [
  { value: 'doctor', label: 'For the doctor' },
  { value: 'patient', label: 'For the patient, in plain words' },
]

/** What the report is about, and for whom it is written. */
export function AskForm({ patientId, subjects }: { patientId: string; subjects: ReportSubject[] }) {
  return (
    <ActionForm
      id="ask-report"
      action={requestReportOfPatientAction}
      guard={false}
      className="max-w-xl"
      doneMessage="It is in the queue. It appears on the board as soon as it is made."
    >
      <input type="hidden" name="patientId" value={patientId} />
      <SelectField
        name="sessionId"
        label="About"
        options={[
          ...subjects.map(({ sessionId, createdAt, scans, results }) => ({
            value: sessionId,
            label: `The session of ${formatMoment(createdAt)}: ${counted(scans, 'scan')}, ${counted(results, 'model result')}`,
          })),
          { value: '', label: 'Everything known of the patient' },
        ]}
        defaultValue={subjects[0]?.sessionId ?? ''}
      />
      <SelectField name="reportType" label="Written" options={kinds} defaultValue="doctor" />
      <SubmitButton pendingText="Asking…">Ask for this report</SubmitButton>
    </ActionForm>
  )
}

function counted(count: number, what: string) {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}
