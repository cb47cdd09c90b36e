import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { SignedBy } from '@/components/glossary/signed-by'
import { TextForm } from '@/components/glossary/text-form'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { broughtText, isSameText, sentenceOf, type GlossaryText } from '@/lib/glossary/clinic-text'
import { isTermKey, termsInOrder, titleOf, type TermKey } from '@/lib/glossary/glossary'
import { getSignedTexts, listVersions } from '@/lib/glossary/queries'
import { textAddress } from '@/lib/glossary/schema'
import { History } from './history'

type Props = PageProps<'/clinic/glossary/[term]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { term } = await params
  return { title: isTermKey(term) ? `${titleOf(term)}, for patients` : 'Words for patients' }
}

export default async function GlossaryTextPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('doctor')
  const { term } = await params
  if (!isTermKey(term)) notFound()
  const { from } = textAddress.parse(await searchParams)
  const { signed, versions } = await asViewer(viewer, async (scope) => ({
    signed: await getSignedTexts(scope),
    versions: await listVersions(scope, term),
  }))
  const counts = signed[term]
  const brought = broughtText(term)
  const differs = counts !== undefined && !isSameText(counts, brought)

  return (
    <div className="max-w-3xl">
      <PageHeader title={titleOf(term)} about={<SignedBy text={counts} />}>
        <LinkButton href={'/clinic/glossary' as Route} kind="quiet">
          All words
        </LinkButton>
      </PageHeader>
      <Section id="text" title={counts ? 'Sign it again, in other words' : 'Read it, and sign it'}>
        <TextForm
          key={from}
          term={term}
          text={from === 'brought' ? brought : (counts ?? brought)}
          since={versions[0]?.textVersion ?? 0}
          isLast={termsInOrder().every((key) => key === term || signed[key])}
        />
      </Section>
      {differs && from !== 'brought' && <Brought term={term} text={brought} />}
      <History versions={versions} counts={counts?.id} />
    </div>
  )
}

/** A newer version of the program may bring a better text; nothing replaces what a clinician signed. */
function Brought({ term, text }: { term: TermKey; text: GlossaryText }) {
  return (
    <Section id="brought" title="The text that comes with Substantia">
      <div className="mb-3 grid gap-2 border-y border-hairline bg-surface px-4 py-3">
        <p className="font-semibold">{sentenceOf(term, text)}</p>
        <p>{text.short}</p>
        {text.full.map((paragraph) => (
          <p key={paragraph} className="text-muted">
            {paragraph}
          </p>
        ))}
      </div>
      <LinkButton href={`/clinic/glossary/${term}?from=brought` as Route}>Begin from this text</LinkButton>
    </Section>
  )
}
