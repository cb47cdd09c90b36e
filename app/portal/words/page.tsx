import type { Metadata } from 'next'
import { CardLink, CardList } from '@/components/portal/card'
import { PortalPage } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { sentenceOf, textOf } from '@/lib/glossary/clinic-text'
import { termsInOrder, titleOf } from '@/lib/glossary/glossary'
import { signedTexts } from '../signed-texts'
import { SignedCount } from './signed-by'

export const metadata: Metadata = { title: 'Medical words' }

export default async function WordsPage() {
  await requireViewer('patient')
  const signed = await signedTexts()
  return (
    <PortalPage title="Medical words" about={<p>What doctors say, in plain words. Press a word to read more.</p>}>
      <CardList>
        {termsInOrder().map((key) => (
          <li key={key}>
            <CardLink href={`/portal/words/${key}`} title={titleOf(key)}>
              {sentenceOf(key, textOf(key, signed))}
            </CardLink>
          </li>
        ))}
      </CardList>
      <SignedCount signed={signed} />
    </PortalPage>
  )
}
