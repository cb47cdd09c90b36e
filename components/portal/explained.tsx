import { termOf, type TermKey } from './glossary'

/** What medical words mean, where they are first met. */
export function Explained({ terms }: { terms: TermKey[] | undefined }) {
  if (!terms?.length) return null
  return (
    <div className="mt-3 grid grid-cols-1 max-w-[66ch] gap-2 border-l-4 border-hairline pl-4 text-muted">
      {terms.map((key) => (
        <Meaning key={key} term={key} />
      ))}
    </div>
  )
}

/** One sentence that says what one word means: "An MRI scan is a picture …" */
export function Meaning({ term }: { term: TermKey }) {
  const { word, means } = termOf(term)
  return (
    <p>
      {articleOf(word)}
      <dfn className="font-semibold text-ink not-italic">{word}</dfn> {means}
    </p>
  )
}

function articleOf(word: string) {
  if (word === 'Screening') return ''
  if (word === 'confidence' || word.startsWith('Hoehn')) return 'The '
  return word.startsWith('MRI') ? 'An ' : 'A '
}
