import type { Route } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { paletteKindNouns, paletteKinds, type PaletteResult } from '@/lib/palette/vocabulary'
import { Marked } from './marked'

/** Results as a page shows them: a list for each kind. */
export function PaletteResults({
  results,
  words,
  isSearch,
}: {
  results: PaletteResult[]
  words: string
  isSearch: boolean
}) {
  if (results.length === 0 && isSearch)
    return (
      <EmptyState title="No result">
        Try fewer letters, the id, the last four digits of the phone number or the date of birth. You can also{' '}
        <Link prefetch={false} href={'/admin/patients/new' as Route}>
          create a patient
        </Link>{' '}
        or{' '}
        <Link prefetch={false} href={'/admin/trash' as Route}>
          look in the trash
        </Link>
        .
      </EmptyState>
    )
  if (!isSearch) return results.length > 0 && <Group title="Recent" results={results} words="" withKind />
  return paletteKinds.map((kind) => {
    const own = results.filter((result) => result.kind === kind)
    const { many } = paletteKindNouns[kind]
    return (
      own.length > 0 && (
        <Group key={kind} title={many.charAt(0).toUpperCase() + many.slice(1)} results={own} words={words} />
      )
    )
  })
}

type GroupProps = { title: string; results: PaletteResult[]; words: string; withKind?: boolean }

function Group({ title, results, words, withKind = false }: GroupProps) {
  return (
    <Section id={title.toLowerCase().replace(/ /g, '-')} title={title} aside={results.length}>
      <ul className="max-w-2xl list-none border-y border-hairline bg-surface">
        {results.map(({ kind, id, label, about, href }) => (
          <li key={`${kind} ${id}`} className="border-t border-hairline first:border-t-0">
            <Link
              href={href}
              prefetch={false}
              className="flex min-h-row flex-wrap items-baseline gap-x-3 px-3 py-2 text-ink no-underline hover:bg-primary-tint"
            >
              <bdi className="font-medium text-primary">
                <Marked text={label} words={words} />
              </bdi>
              {withKind && <span className="text-muted">{paletteKindNouns[kind].one}</span>}
              <span className="text-muted">{about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
