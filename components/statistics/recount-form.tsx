'use client'
import { ActionFormBody } from '@/components/ui/action-form-body'
import { SubmitButton } from '@/components/ui/form-fields'
import { recountPatientAction } from '@/lib/statistics/actions'
import type { Recounted } from '@/lib/statistics/commands'

/** Counts again and says what was different. */
export function RecountForm({ patientId, idempotencyKey }: { patientId: string; idempotencyKey: string }) {
  return (
    <ActionFormBody
      id="recount"
      action={recountPatientAction}
      idempotencyKey={idempotencyKey}
      result={(differences) => <Outcome differences={differences} />}
    >
      <input type="hidden" name="patientId" value={patientId} />
      <SubmitButton kind="secondary" pendingText="Counting…">
        Recount
      </SubmitButton>
    </ActionFormBody>
  )
}

function Outcome({ differences }: { differences: Recounted }) {
  const columns = Object.entries(differences)
  return (
    <div role="status" className="mb-4 rounded-control border border-success bg-success-tint px-3 py-2 text-success">
      {columns.length === 0 ? (
        'Counted again: every figure was right.'
      ) : (
        <>
          Counted again, and mended:
          <ul className="list-disc pl-5">
            {columns.map(([column, { before, after }]) => (
              <li key={column}>
                {column.replaceAll('_', ' ')}: {String(before)}, now {String(after)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
