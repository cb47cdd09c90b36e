import { SignedBy } from '@/components/glossary/signed-by'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { withdrawTextAction } from '@/lib/glossary/actions'
import type { SignedVersion } from '@/lib/glossary/queries'

/** Every text that was signed, and the way to no longer stand for the one that counts. */
export function History({ versions, counts }: { versions: SignedVersion[]; counts: string | undefined }) {
  if (versions.length === 0) return null
  return (
    <Section id="versions" title="What was signed">
      <ul className="border-y border-hairline bg-surface">
        {versions.map((version) => (
          <li key={version.id} className="border-b border-hairline px-4 py-3 last:border-b-0">
            <p className="font-medium">
              <SignedBy text={version} />
              {version.id === counts && ' — this is what patients read'}
            </p>
            {version.withdrawnAt && <Withdrawn version={version} />}
            <details className="mt-1">
              <summary className="inline-flex min-h-control cursor-pointer items-center text-primary underline underline-offset-2">
                Read it
              </summary>
              <div className="grid gap-2 py-2">
                {[version.means, version.short, ...version.full].map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </details>
            {version.id === counts && <Withdraw id={version.id} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Withdrawn({ version }: { version: SignedVersion }) {
  return (
    <p className="text-muted">
      Withdrawn on {formatMoment(version.withdrawnAt!, 'dateTime')} by{' '}
      <bdi>{version.withdrawnBy ? doctorTitle(version.withdrawnBy) : 'a doctor who is no longer here'}</bdi>:{' '}
      <bdi>{version.withdrawalReason}</bdi>
    </p>
  )
}

function Withdraw({ id }: { id: string }) {
  return (
    <details>
      <summary className="inline-flex min-h-control cursor-pointer items-center text-primary underline underline-offset-2">
        Withdraw it
      </summary>
      <ActionForm id="withdraw-text" action={withdrawTextAction} className="max-w-2xl py-2">
        <input type="hidden" name="id" value={id} />
        <TextAreaField
          name="reason"
          label="Why"
          hint="Kept with your name. Patients then read the version before it, or the text that comes with Substantia."
          rows={2}
        />
        <SubmitButton kind="danger">Withdraw</SubmitButton>
      </ActionForm>
    </details>
  )
}
