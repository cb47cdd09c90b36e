import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { prepareBulkAction } from '@/lib/jobs/actions'
import { BulkFields } from './bulk-fields'

/** What a bulk action needs to know. Nothing happens yet: next comes what it would do. */
export function BulkForm({ action, selection }: { action: string; selection: string }) {
  return (
    <ActionForm id="bulk" action={prepareBulkAction} className="max-w-xl">
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="selection" value={selection} />
      <BulkFields action={action} />
      <SubmitButton pendingText="Looking at every row…">Preview</SubmitButton>
    </ActionForm>
  )
}
