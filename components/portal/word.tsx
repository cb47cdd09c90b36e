import { cache, type ReactNode } from 'react'
import { cutAtFirstUses, type TermKey } from '@/lib/glossary/glossary'

/** A medical word in a sentence, with the way to what it means. */
export function Word({ term, children }: { term: TermKey; children: ReactNode }) {
  return (
    <a href={`/portal/words/${term}`} className="word-link">
      {children}
    </a>
  )
}

/** What the page being made has explained so far. */
const metOnThisPage = cache(() => new Set<TermKey>())

/** A text whose medical words lead to what they mean, each where the page uses it first. For texts that we wrote. */
export function WithWords({ children }: { children: string }) {
  return cutAtFirstUses(children, metOnThisPage()).map((piece) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <Word key={piece.key} term={piece.key}>
        {piece.text}
      </Word>
    ),
  )
}
