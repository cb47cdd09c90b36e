import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { discardRunAction, requestRollbackAction, startImportAction } from '@/lib/imports/actions'
import type { RunDetails } from '@/lib/imports/queries'

/** What can be done with a run as it stands: start it, try it dry, put it aside, take it back. */
export function RunActions({ run }: { run: RunDetails }) {
  if (run.status === 'checked') return <Start run={run} />
  if (run.status === 'completed' && !run.dryRun) return <TakeBack run={run} />
  return null
}

function Start({ run }: { run: RunDetails }) {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  return (
    <Section id="start" title={run.report ? 'Import it now?' : 'Import it?'}>
      <div className="rounded-control border border-hairline bg-surface p-4">
        <ActionForm id="start-import" action={startImportAction}>
          <input type="hidden" name="run" value={run.id} />
          <input type="hidden" name="version" value={run.version} />
          <SelectField
            name="timeZone"
            label="Where the old system stood"
            hint="Its local times carry no zone; they are read as times of this one."
            options={zones.map((zone) => ({ value: zone, label: zone }))}
            defaultValue={run.timeZone}
            className="mb-4 max-w-sm"
          />
          <div className="flex flex-wrap gap-2">
            <SubmitButton pendingText="Starting…">Import</SubmitButton>
            <button
              type="submit"
              name="dryRun"
              value="true"
              className="min-h-control rounded-control border border-line bg-surface px-3 font-medium hover:bg-sunken"
            >
              Dry run: do everything, keep nothing
            </button>
          </div>
        </ActionForm>
        <ActionForm id="discard-run" action={discardRunAction} className="mt-6">
          <RunFields run={run} />
          <SubmitButton kind="quiet" pendingText="Putting it aside…">
            Put the file aside
          </SubmitButton>
        </ActionForm>
      </div>
    </Section>
  )
}

function TakeBack({ run }: { run: RunDetails }) {
  return (
    <Section id="take-back" title="Take it back">
      <p className="mb-2 max-w-prose text-muted">
        Exactly the records of this import go; everything else stays. It is refused when something entered since would
        be lost with them.
      </p>
      <ActionForm id="roll-back" action={requestRollbackAction}>
        <RunFields run={run} />
        <SubmitButton kind="danger" pendingText="Taking it back…">
          Take this import back
        </SubmitButton>
      </ActionForm>
    </Section>
  )
}

function RunFields({ run }: { run: RunDetails }) {
  return (
    <>
      <input type="hidden" name="run" value={run.id} />
      <input type="hidden" name="version" value={run.version} />
    </>
  )
}
