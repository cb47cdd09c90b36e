import { ReferenceField } from '@/components/references/reference-field'
import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-fields'
import { SelectField, SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { createAssignmentAction, endAssignmentAction, updateAssignmentAction } from '@/lib/assignments/actions'
import type { AssignmentDetails } from '@/lib/assignments/queries'
import { assignmentTypeLabels, assignmentTypes, type AssignmentType } from '@/lib/assignments/vocabulary'
import { PrimaryChoice } from './primary-choice'

type Named = { id: string; label: string } | null

const types = assignmentTypes.map((value) => ({ value, label: assignmentTypeLabels[value] }))

function TypeField({ defaultValue }: { defaultValue: AssignmentType }) {
  return (
    <SelectField
      name="assignmentType"
      label="Type"
      hint="A patient has one primary doctor, and any number of others."
      options={types}
      defaultValue={defaultValue}
    />
  )
}

export function NewAssignmentForm({ patient, doctor }: { patient: Named; doctor: Named }) {
  return (
    <ActionForm id="assignment" action={createAssignmentAction} begin>
      <PrimaryChoice />
      <ReferenceField
        name="patientId"
        label="Patient"
        kind="patients"
        required
        defaultId={patient?.id}
        defaultLabel={patient?.label}
      />
      <ReferenceField
        name="doctorId"
        label="Doctor"
        kind="doctors"
        required
        defaultId={doctor?.id}
        defaultLabel={doctor?.label}
      />
      <TypeField defaultValue="primary" />
      <DateField name="assignmentDate" label="Since" hint="Left empty: from now on. Not in the future." />
      <TextAreaField name="notes" label="Notes" rows={3} />
      <SubmitButton>Assign</SubmitButton>
    </ActionForm>
  )
}

export function EditAssignmentForm({ assignment }: { assignment: AssignmentDetails }) {
  return (
    <ActionForm id="assignment" action={updateAssignmentAction} version={assignment.version}>
      <input type="hidden" name="id" value={assignment.id} />
      <PrimaryChoice />
      {assignment.isActive ? (
        <TypeField defaultValue={assignment.assignmentType} />
      ) : (
        <input type="hidden" name="assignmentType" value={assignment.assignmentType} />
      )}
      <TextAreaField name="notes" label="Notes" rows={4} defaultValue={assignment.notes ?? undefined} />
      <SubmitButton>Save</SubmitButton>
    </ActionForm>
  )
}

export function EndAssignmentForm({ assignment }: { assignment: AssignmentDetails }) {
  return (
    <ActionForm
      id="end"
      action={endAssignmentAction}
      version={assignment.version}
      className="rounded-control border border-hairline bg-surface p-4"
    >
      <input type="hidden" name="id" value={assignment.id} />
      <DateField
        name="endedAt"
        label="Last day"
        hint="Left empty: it ends now. An earlier day is possible, such as 23 Nov 2026."
      />
      <TextAreaField name="reason" label="Why it ends" rows={2} />
      <SubmitButton kind="danger">End the assignment</SubmitButton>
      <p className="mt-2 text-muted">The doctor no longer sees the patient. What was done stays in the history.</p>
    </ActionForm>
  )
}
