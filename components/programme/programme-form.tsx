import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton, TextAreaField, TextField } from '@/components/ui/form-fields'
import { NumberField } from '@/components/ui/number-fields'
import { optionsOf } from '@/lib/forms/options'
import { saveProgrammeAction } from '@/lib/programme/actions'
import type { Programme } from '@/lib/programme/queries'
import { releaseRuleLabels, releaseRules } from '@/lib/programme/vocabulary'

const automatic = [
  { value: 'yes', label: 'Yes: a new conclusive result asks for both its reports' },
  { value: 'no', label: 'No: somebody asks for each' },
]

/** What the programme decides for everybody. */
export function ProgrammeForm({ programme }: { programme: Programme }) {
  return (
    <ActionForm
      id="programme"
      action={saveProgrammeAction}
      version={programme.version}
      doneMessage="The settings are saved."
      className="max-w-xl"
    >
      <SelectField
        name="automaticReports"
        label="Automatic reports"
        hint="Imported results ask for nothing."
        options={automatic}
        defaultValue={programme.automaticReports ? 'yes' : 'no'}
      />
      <ReferenceField
        name="automaticReportsBy"
        label="Made under the rights of"
        kind="users"
        hint="An active administrator; also for what patients asked for in the old system. When that account is disabled, automatic reports fail and say so."
        defaultId={programme.automaticReportsBy}
        defaultLabel={programme.automaticReportsByName}
      />
      <SelectField
        name="releaseRule"
        label="Patients may read a report"
        hint="Somebody who treats the patient can hold a single report back, with a reason and an end."
        options={optionsOf(releaseRules, releaseRuleLabels)}
        defaultValue={programme.releaseRule}
      />
      <NumberField
        name="releaseAfterHours"
        label="After how long"
        unit="hours"
        hint="For the rule with hours: 1 to 8,760."
        defaultValue={programme.releaseAfterHours}
        required
      />
      <NumberField
        name="lowConfidencePercent"
        label="A model result is of low confidence below"
        unit="%"
        hint="Such results are listed for a clinician to look at, and patients read that the model is not sure."
        defaultValue={programme.lowConfidencePercent}
        required
      />
      <NumberField
        name="unseenMonths"
        label="A patient is unseen for long after"
        unit="months"
        hint="Doctors find them in their worklist."
        defaultValue={programme.unseenMonths}
        required
      />
      <ForPatients programme={programme} />
      <SubmitButton pendingText="Saving…">Save the settings</SubmitButton>
    </ActionForm>
  )
}

/** What the portal says of the clinic. */
function ForPatients({ programme }: { programme: Programme }) {
  return (
    <>
      <TextField
        name="helpPhone"
        label="Phone number for patients"
        hint="Stands under “Need help?” at the end of every page of the portal."
        type="tel"
        defaultValue={programme.helpPhone ?? ''}
      />
      <TextField
        name="helpHours"
        label="When somebody answers it"
        hint="As one says it: Monday to Friday, 8 to 16."
        defaultValue={programme.helpHours ?? ''}
      />
      <TextAreaField
        name="address"
        label="Address of the clinic"
        hint="In lines, as on a letter; patients see it with their next visit and under “Need help?”."
        rows={3}
        defaultValue={programme.address ?? ''}
      />
      <TextField
        name="clinicName"
        label="Name of the clinic in calendars"
        hint="Patients’ calendars say “Appointment at” and this name, where others read it as well: choose one without a word of health."
        defaultValue={programme.clinicName ?? ''}
      />
      <TextAreaField
        name="visitAdvice"
        label="What to bring to a visit"
        hint="A line each; patients see it with their next visit at the clinic. Left empty, the portal says what is good at any visit."
        rows={5}
        defaultValue={programme.visitAdvice ?? ''}
      />
      <TextAreaField
        name="travelAdvice"
        label="How to get to the clinic"
        hint="Bus, parking, lift: a line each; patients see it with their next visit at the clinic."
        rows={4}
        defaultValue={programme.travelAdvice ?? ''}
      />
      <TextAreaField
        name="remoteAdvice"
        label="How a visit by video or phone begins"
        hint="Who calls whom, and where a link comes from: a line each. Left empty, the portal asks patients to call."
        rows={4}
        defaultValue={programme.remoteAdvice ?? ''}
      />
    </>
  )
}
