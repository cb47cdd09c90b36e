import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { PhraseForm } from '@/components/phrases/phrase-form'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { bringPhraseBackAction, putPhraseAwayAction } from '@/lib/phrases/actions'
import { listPhrases, listPhrasesPutAway, type Phrase } from '@/lib/phrases/queries'

export const metadata: Metadata = { title: 'Your phrases' }

/** The texts that a doctor often writes, for notes. */
export default async function PhrasesPage() {
  const viewer = await requireViewer('doctor')
  const { phrases, away } = await asViewer(viewer, async (scope) => ({
    phrases: await listPhrases(scope),
    away: await listPhrasesPutAway(scope),
  }))
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Your phrases"
        about="In a note, type a full stop, the abbreviation and a space; or press Alt-P. Nobody else sees them."
      />
      <Section id="phrases" title="Phrases">
        <div className="border-y border-hairline bg-surface">
          {phrases.length === 0 ? (
            <EmptyState title="No phrases yet.">Add below what you write again and again.</EmptyState>
          ) : (
            <ul>
              {phrases.map((phrase) => (
                <Entry key={phrase.id} phrase={phrase} />
              ))}
            </ul>
          )}
        </div>
      </Section>
      <Section id="new" title="Add a phrase">
        <PhraseForm />
      </Section>
      {away.length > 0 && (
        <Section id="away" title="Put away">
          <ul className="border-y border-hairline bg-surface">
            {away.map((phrase) => (
              <li
                key={phrase.id}
                className="flex flex-wrap items-center justify-between gap-3 border-b border-hairline px-4 py-2 last:border-b-0"
              >
                <span className="font-mono">.{phrase.abbreviation}</span>
                <OneButton phrase={phrase} isAway />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function Entry({ phrase }: { phrase: Phrase }) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 border-b border-hairline px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-mono font-semibold">.{phrase.abbreviation}</p>
        <p className="wrap-anywhere whitespace-pre-line text-muted">
          <bdi>{phrase.body}</bdi>
        </p>
      </div>
      <div className="flex items-center gap-3">
        <Link
          prefetch={false}
          href={`/clinic/consultations/phrases/${encodeURIComponent(phrase.id)}` as Route}
          className="inline-flex min-h-control items-center text-primary underline underline-offset-2"
        >
          Change<span className="visually-hidden"> .{phrase.abbreviation}</span>
        </Link>
        <OneButton phrase={phrase} isAway={false} />
      </div>
    </li>
  )
}

function OneButton({ phrase, isAway }: { phrase: Phrase; isAway: boolean }) {
  return (
    <ActionForm
      id={`phrase-${phrase.id}`}
      action={isAway ? bringPhraseBackAction : putPhraseAwayAction}
      version={phrase.version}
      guard={false}
    >
      <input type="hidden" name="id" value={phrase.id} />
      <SubmitButton kind="secondary">
        {isAway ? 'Bring back' : 'Put away'}
        <span className="visually-hidden"> .{phrase.abbreviation}</span>
      </SubmitButton>
    </ActionForm>
  )
}
