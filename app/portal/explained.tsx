import { MoreMark } from '@/components/portal/more-mark'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { textOf } from '@/lib/glossary/clinic-text'
import { termOf, type TermKey } from '@/lib/glossary/glossary'
import { signedTexts } from './signed-texts'

/**
 * What medical words mean, where they are first met: a sentence, behind one press a few more with who stands for them, and
 * a page with all of it. Without a script as well.
 */
export function Explained({ terms }: { terms: TermKey[] | undefined }) {
  if (!terms?.length) return null
  return (
    <div className="mt-3 grid grid-cols-1 max-w-[66ch] gap-3">
      {terms.map((key) => (
        <Meaning key={key} term={key} />
      ))}
    </div>
  )
}

/** "An MRI scan is a picture …", which opens. */
export async function Meaning({ term }: { term: TermKey }) {
  const { article, word } = termOf(term)
  const signed = await signedTexts()
  const { means, short } = textOf(term, signed)
  return (
    <details className="group rounded-card border border-line bg-surface print:border-0 print:[&::details-content]:[content-visibility:visible]">
      <summary className="flex min-h-12 items-center justify-between gap-4 rounded-card px-4 py-2 hover:bg-primary-tint print:px-0">
        <span className="min-w-0">
          {article && `${article} `}
          <dfn className="font-semibold text-ink not-italic">{word}</dfn> {means}
        </span>
        <MoreMark />
      </summary>
      <div className="px-4 pb-4 print:px-0">
        <p className="mb-3">{short}</p>
        <p className="mb-3 text-muted">
          {signed[term] ? (
            <>
              <bdi>{doctorTitle(signed[term].signerName)}</bdi> read and signed this text on{' '}
              {formatMoment(signed[term].signedAt, 'date')}.
            </>
          ) : (
            'No doctor of your clinic has signed this text yet.'
          )}
        </p>
        <a
          href={`/portal/words/${term}`}
          className="no-print inline-flex min-h-12 items-center rounded-card border border-line px-4 text-primary no-underline hover:bg-primary-tint"
        >
          Read all about this word
        </a>
      </div>
    </details>
  )
}
