import { PortalLink } from '@/components/portal/portal-link'
import type { Draft } from '@/lib/drafts/schema'
import { KeptWords } from './kept-words'

/** The offer of `KeptHost` where no script runs: it shows the words themselves, and a link puts them into the form. */
export function KeptWithoutScript({ draft }: { draft: Draft | null }) {
  if (!draft) return null
  const texts = Object.entries(draft.fields)
    .filter(([name]) => !name.startsWith(' '))
    .flatMap(([, values]) => values)
    .filter((text) => text !== '' && text !== 'yes') // a tick is no text
  return (
    <noscript>
      <KeptWords
        at={draft.at}
        about={texts.map((text, place) => (
          <blockquote key={place} className="mt-3 border-s-4 border-line ps-4 wrap-anywhere whitespace-pre-line">
            {text}
          </blockquote>
        ))}
      >
        <PortalLink href="?kept=yes">Put it back</PortalLink>
      </KeptWords>
    </noscript>
  )
}
