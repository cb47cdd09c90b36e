import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { sentenceOf, textOf } from '@/lib/glossary/clinic-text'
import { isTermKey, termOf, titleOf } from '@/lib/glossary/glossary'
import { signedTexts } from '../../signed-texts'
import { SignedBy } from '../signed-by'

type Props = PageProps<'/portal/words/[term]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { term } = await params
  return { title: isTermKey(term) ? titleOf(term) : 'Medical words' }
}

export default async function WordPage({ params }: Props) {
  await requireViewer('patient')
  const { term } = await params
  if (!isTermKey(term)) notFound()
  const { seeAlso = [] } = termOf(term)
  const signed = await signedTexts()
  const text = textOf(term, signed)
  const others = seeAlso.filter(isTermKey)

  return (
    <PortalPage title={titleOf(term)} about={<p className="font-semibold">{sentenceOf(term, text)}</p>}>
      <p className="mb-8 max-w-[66ch]">{text.short}</p>
      <PortalSection id="more" title="More about it">
        <div className="grid max-w-[66ch] grid-cols-1 gap-4">
          {text.full.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </PortalSection>
      {others.length > 0 && (
        <PortalSection id="others" title="Words that belong to it">
          <ul className="flex flex-wrap gap-4">
            {others.map((key) => (
              <li key={key}>
                <PortalLink href={`/portal/words/${key}`}>{titleOf(key)}</PortalLink>
              </li>
            ))}
          </ul>
        </PortalSection>
      )}
      <PortalLink href="/portal/words">All medical words</PortalLink>
      <SignedBy text={signed[term]} />
    </PortalPage>
  )
}
