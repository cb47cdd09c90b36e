import type { Route } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { discardProblemAction, mendProblemAction } from '@/lib/imports/actions'
import type { ImportProblem } from '@/lib/imports/queries'

type Props = { problem: ImportProblem }

/** The fields of the row, the one that is wrong first. */
function cellsOf({ raw, field }: ImportProblem) {
  const cells = Object.entries(raw as Record<string, unknown>)
  return [...cells.filter(([column]) => column === field), ...cells.filter(([column]) => column !== field)]
}

/** What became of a row that was set aside, unless it still waits. */
export function ProblemState({ problem }: Props) {
  return (
    <>
      {problem.state === 'retry' && (
        <p role="status" className="mb-4">
          It is being tried again with what you entered.{' '}
          <Link href={`/admin/imports/${problem.runId}` as Route} prefetch={false} className="text-primary underline">
            Back to the import
          </Link>
        </p>
      )}
      {problem.state === 'imported' && (
        <p role="status" className="mb-4">
          It has been imported.
        </p>
      )}
      {problem.state === 'discarded' && (
        <p role="status" className="mb-4">
          It was left out; this is what it said.
        </p>
      )}
    </>
  )
}

/** The row as a form: every field as the file has it, to be put right and tried again, or left out. */
export function MendProblem({ problem }: Props) {
  return (
    <>
      <ActionForm id="mend" action={mendProblemAction}>
        <input type="hidden" name="id" value={problem.id} />
        <input type="hidden" name="version" value={problem.version} />
        {cellsOf(problem).map(([column, value]) =>
          typeof value === 'object' && value !== null ? (
            <p key={column} className="mb-4">
              <span className="block font-medium">{column}</span>
              <span className="text-muted">bytes; they stay as they are in the file</span>
            </p>
          ) : (
            <TextAreaField
              key={column}
              name={`field.${column}`}
              label={column}
              rows={String(value ?? '').length > 80 ? 4 : 1}
              defaultValue={String(value ?? '')}
            />
          ),
        )}
        <SubmitButton pendingText="Trying…">Try it again with these values</SubmitButton>
      </ActionForm>
      <ActionForm id="discard-row" action={discardProblemAction} className="mt-10">
        <input type="hidden" name="id" value={problem.id} />
        <input type="hidden" name="version" value={problem.version} />
        <SubmitButton kind="secondary" pendingText="Leaving it out…">
          Leave this row out
        </SubmitButton>
      </ActionForm>
    </>
  )
}

/** The row as the file has it. */
export function ProblemRow({ problem }: Props) {
  return (
    <dl className="border-y border-hairline bg-surface">
      {cellsOf(problem).map(([column, value]) => (
        <div key={column} className="border-b border-hairline px-4 py-2 last:border-b-0">
          <dt className="font-mono text-muted">{column}</dt>
          <dd>
            <bdi>{value === null ? '—' : typeof value === 'object' ? 'bytes' : String(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
