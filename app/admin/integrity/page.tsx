import type { Metadata } from 'next'
import { ActionForm } from '@/components/ui/action-form'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { requestCheckAction } from '@/lib/integrity/actions'
import { listIntegrityChecks, type CheckRow } from '@/lib/integrity/queries'

export const metadata: Metadata = { title: 'Integrity' }

export default async function IntegrityPage() {
  const viewer = await requireViewer('admin')
  const checks = await asViewer(viewer, listIntegrityChecks)
  const working = checks.some(({ status }) => status === 'requested' || status === 'running')
  const latest = checks.find(({ status }) => status === 'done')

  return (
    <>
      <PageHeader
        title="Integrity"
        about="The statistics and the timeline of every patient, compared with a recount from the records."
      />
      {working && <AutoRefresh seconds={2} />}
      <Section id="latest" title="Last check">
        {latest ? <Verdict check={latest} /> : <p className="text-muted">Nothing has been checked yet.</p>}
      </Section>
      <Section id="new" title="Check now">
        <div className="flex flex-wrap gap-3">
          <ActionForm id="check" action={requestCheckAction}>
            <SubmitButton pendingText="Asking…">{working ? 'Checking…' : 'Run a check'}</SubmitButton>
          </ActionForm>
          {latest && differences(latest) > 0 && (
            <ActionForm id="repair" action={requestCheckAction}>
              <input type="hidden" name="repair" value="true" />
              <SubmitButton kind="secondary" pendingText="Asking…">
                Make them equal, then check
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      </Section>
      <Section id="checks" title="Checks so far">
        <div className="border-y border-hairline bg-surface">
          {checks.length === 0 ? (
            <EmptyState title="None yet.">One runs every day by itself.</EmptyState>
          ) : (
            <ul>
              {checks.map((check) => (
                <li
                  key={check.id}
                  className="flex flex-wrap justify-between gap-3 border-b border-hairline px-4 py-2 last:border-b-0"
                >
                  <span>
                    {formatMoment(check.requestedAt, 'dateTime')}
                    <span className="text-muted"> · {check.requestedByName ?? 'by schedule or command'}</span>
                  </span>
                  <span>{summary(check)}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Section>
    </>
  )
}

function Verdict({ check }: { check: CheckRow }) {
  const wrong = differences(check)
  return (
    <div
      className={`rounded-control border-2 px-4 py-3 ${wrong === 0 ? 'border-success bg-success-tint' : 'border-danger bg-danger-tint'}`}
    >
      <p className={`font-semibold ${wrong === 0 ? 'text-success' : 'text-danger'}`}>
        <span aria-hidden>{wrong === 0 ? '✓ ' : '✕ '}</span>
        {wrong === 0 ? 'Everything agrees with a recount.' : `${formatCount(wrong)} rows differ from a recount.`}
      </p>
      <p>
        {formatMoment(check.finishedAt, 'dateTime')}
        {check.repair && `, after ${formatCount(check.repairedRows ?? 0)} rows were made equal`}
      </p>
      {wrong > 0 && (
        <ul className="mt-2 list-disc pl-5">
          {check.examples?.statistics.map(({ patient_id: id, problem }) => (
            <li key={id}>
              Statistics of patient <bdi className="font-mono">{id}</bdi>: {problem}
            </li>
          ))}
          {check.examples?.timeline.map(({ related_table: table, related_id: id, problem }) => (
            <li key={`${table}${id}`}>
              Timeline of {table} <bdi className="font-mono">{id}</bdi>: {problem}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function differences({ statisticsMismatches, timelineMismatches }: CheckRow) {
  return (statisticsMismatches ?? 0) + (timelineMismatches ?? 0)
}

function summary(check: CheckRow) {
  if (check.status === 'requested') return 'Waiting'
  if (check.status === 'running') return 'Running'
  if (check.status === 'failed') return check.errorMessage ?? 'Failed'
  return differences(check) === 0 ? 'Nothing differs' : `${formatCount(differences(check))} differ`
}
