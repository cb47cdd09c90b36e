import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { undoAction } from '@/lib/changes/actions'
import { cancelJobAction, retryJobAction } from '@/lib/jobs/actions'
import type { JobDetails } from '@/lib/jobs/queries'
import { isEnded } from '@/lib/jobs/vocabulary'

/** What can be done with a job as it stands: stop it, go on with it, take back what it did. */
export function JobActions({ job, isOwn }: { job: JobDetails; isOwn: boolean }) {
  const isUndone = job.undoneBy !== null
  return (
    <div className="no-print mb-6 flex flex-wrap items-start gap-3">
      {!isEnded(job.status) && !job.cancelRequested && (
        <ActionForm id="cancel" action={cancelJobAction}>
          <input type="hidden" name="id" value={job.id} />
          <SubmitButton kind="danger" pendingText="Stopping…">
            Cancel this job
          </SubmitButton>
        </ActionForm>
      )}
      {job.status === 'failed' && isOwn && (
        <ActionForm id="retry" action={retryJobAction}>
          <input type="hidden" name="id" value={job.id} />
          <input type="hidden" name="version" value={job.version} />
          <SubmitButton pendingText="Starting…">
            {job.kind === 'export' ? 'Try again' : 'Go on where it stopped'}
          </SubmitButton>
        </ActionForm>
      )}
      {isEnded(job.status) && job.operationId && !isUndone && (
        <ActionForm id="undo" action={undoAction}>
          <input type="hidden" name="operation" value={job.operationId} />
          <SubmitButton kind="secondary" pendingText="Taking it back…">
            {job.kind === 'undo' ? 'Do it again after all' : 'Undo all of it'}
          </SubmitButton>
        </ActionForm>
      )}
      {isUndone && <p className="min-h-control content-center text-muted">What this job did has been taken back.</p>}
    </div>
  )
}
