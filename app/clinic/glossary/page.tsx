import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { SignedBy } from '@/components/glossary/signed-by'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { countSigned, isSameText, broughtText, sentenceOf, textOf, type SignedTexts } from '@/lib/glossary/clinic-text'
import { termsInOrder, titleOf, type TermKey } from '@/lib/glossary/glossary'
import { getSignedTexts } from '@/lib/glossary/queries'

export const metadata: Metadata = { title: 'Words for patients' }

/** What the portal tells patients about medical words, and who of the clinic stands for it. */
export default async function GlossaryPage() {
  const viewer = await requireViewer('doctor')
  const signed = await asViewer(viewer, getSignedTexts)
  const count = countSigned(signed)
  const next = termsInOrder().find((key) => !signed[key])
  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Words for patients"
        about="What patients read when they ask what a word means. They see who signed it, and when."
      >
        {next && (
          <LinkButton kind="primary" href={hrefOf(next)}>
            Read the next one without a signature
          </LinkButton>
        )}
      </PageHeader>
      <p className="mb-3">
        <strong className="tabular-nums">{count.signed}</strong> of {count.all} are signed.
        {next && ' Of the others, patients are told that no doctor of the clinic has signed them.'}
      </p>
      <ul className="border-y border-hairline bg-surface">
        {termsInOrder().map((key) => (
          <Entry key={key} term={key} signed={signed} />
        ))}
      </ul>
    </div>
  )
}

function Entry({ term, signed }: { term: TermKey; signed: SignedTexts }) {
  const text = signed[term]
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-hairline px-4 py-2.5 last:border-b-0 sm:grid-cols-[1fr_18rem]">
      <div className="min-w-0">
        <Link
          prefetch={false}
          href={hrefOf(term)}
          className="inline-flex min-h-control items-center font-semibold text-primary underline underline-offset-2"
        >
          {titleOf(term)}
        </Link>
        <p className="wrap-anywhere text-muted">{sentenceOf(term, textOf(term, signed))}</p>
      </div>
      <p className="self-center">
        <SignedBy text={text} />
        {text && !isSameText(text, broughtText(term)) && (
          <span className="block text-muted">In the clinic’s own words</span>
        )}
      </p>
    </li>
  )
}

function hrefOf(term: TermKey): Route {
  return `/clinic/glossary/${term}` as Route
}
