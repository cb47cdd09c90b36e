import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { undoAction } from '@/lib/changes/actions'
import { columnLabel } from '@/lib/changes/labels'
import type { OperationDetails, UndoConflict, UndoResult } from '@/lib/changes/queries'
import { recordNouns, type RecordTable } from '@/lib/changes/vocabulary'
import { formatCount } from '@/lib/format/numbers'
import { messages } from '@/lib/errors/messages'
import type { RecordNames } from '@/lib/record-names/vocabulary'
import { RecordName } from './record-name'

/** So many of what stands in the way are listed. */
export const mostConflicts = 50

/** One press to take an operation back, or what newer changes stand in the way and one press for the rest. */
export function TakeBack({
  operation,
  question,
  names,
}: {
  operation: OperationDetails
  question: UndoResult | null
  names: RecordNames
}) {
  const conflicts = question?.conflicts ?? []
  const rest = question ? question.changes - conflicts.length : operation.changes
  return (
    <div className="rounded-control border border-hairline bg-surface p-4">
      {conflicts.length > 0 && (
        <>
          <p className="font-medium">
            {formatCount(conflicts.length)} of {formatCount(question?.changes ?? 0)} changes cannot be taken back:
          </p>
          <ul className="my-3 grid gap-1">
            {conflicts.slice(0, mostConflicts).map((conflict) => (
              <li key={`${conflict.entity} ${conflict.recordId} ${conflict.problem}`}>
                <RecordName table={conflict.entity} id={conflict.recordId} names={names} withNoun />:{' '}
                {problemText(conflict)}
              </li>
            ))}
            {conflicts.length > mostConflicts && <li>… and {formatCount(conflicts.length - mostConflicts)} more.</li>}
          </ul>
        </>
      )}
      {rest > 0 ? (
        <ActionForm id="take-back" action={undoAction}>
          <input type="hidden" name="operation" value={operation.id} />
          {conflicts.length > 0 && <input type="hidden" name="rest" value="yes" />}
          <SubmitButton kind={conflicts.length > 0 ? 'secondary' : 'primary'} pendingText="Taking back…">
            {conflicts.length > 0 ? `Take back the other ${formatCount(rest)}` : takeBackText(operation)}
          </SubmitButton>
        </ActionForm>
      ) : (
        <p>Nothing of it can be taken back while these stand.</p>
      )}
      {question === null && (
        <p className="mt-2 text-muted">
          {formatCount(operation.changes)} changes are taken back by a job, all of them or none.
        </p>
      )}
    </div>
  )
}

function takeBackText({ undoes }: OperationDetails) {
  return undoes ? 'Do it again' : 'Take it back'
}

function problemText({ problem, fields, at }: UndoConflict): string {
  const [kind, detail = ''] = problem.split(':')
  switch (kind) {
    case 'changed':
      return `${fields.map(columnLabel).join(', ')} ${fields.length === 1 ? 'was' : 'were'} changed since${at ? '' : ' by something else'}.`
    case 'dependents':
      return `${recordNouns[detail as RecordTable].many} were added to it since. Delete those first.`
    case 'purged':
      return 'It was purged and is gone for good.'
    case 'in-trash':
      return 'It is in the trash. Restore it first.'
    case 'parent-in-trash':
      return messages['parent-in-trash']
    case 'own-account':
    case 'last-administrator':
    case 'not-yours':
      return messages[kind]
    case 'constraint':
      return constraintText(detail)
    default:
      return 'Something newer conflicts.'
  }
}

function constraintText(constraint: string): string {
  if (constraint === 'consultations_no_double_booking') return 'The doctor has another appointment then by now.'
  if (constraint.includes('one_active_primary')) return 'The patient has another primary doctor by now.'
  if (constraint.includes('one_active_per_pair')) return 'The doctor treats this patient again by now.'
  if (constraint.startsWith('patient_not_')) return 'The patient it belonged to is in the trash, or was merged, by now.'
  if (constraint.endsWith('_key')) return 'What must be unique is used by another record by now.'
  return 'The record it leads to is not there any more.'
}
