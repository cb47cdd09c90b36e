import Link from 'next/link'
import { paletteKindNouns, type PaletteResult } from '@/lib/palette/vocabulary'
import { Marked } from './marked'
import type { PaletteGroup } from './use-palette-results'

type Props = { id: string; groups: PaletteGroup[]; words: string; active: number; onOpen: () => void }

/** The results by kind, as options that are links: a new tab, the middle button and copying work as for any link. */
export function PaletteList({ id, groups, words, active, onOpen }: Props) {
  const all = groups.flatMap(({ results }) => results)
  return (
    <div id={id} role="listbox" aria-label="Results" className="min-h-0 flex-1 overflow-y-auto py-2">
      {groups.map(({ title, results }) => (
        <div key={title} role="group" aria-label={title}>
          <p aria-hidden className="px-4 pt-2 pb-1 text-xs font-semibold text-muted">
            {title}
          </p>
          {results.map((result) => {
            const index = all.indexOf(result)
            return (
              <Option
                key={`${result.kind} ${result.id}`}
                id={optionId(id, index)}
                result={result}
                words={words}
                isActive={index === active}
                withKind={title === 'Recent' || title === 'Exactly'}
                onOpen={onOpen}
              />
            )
          })}
        </div>
      ))}
    </div>
  )
}

export function optionId(listId: string, index: number) {
  return `${listId}-${index}`
}

type OptionProps = {
  id: string
  result: PaletteResult
  words: string
  isActive: boolean
  withKind: boolean
  onOpen: () => void
}

function Option({ id, result, words, isActive, withKind, onOpen }: OptionProps) {
  return (
    <Link
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      href={result.href}
      prefetch={false}
      onClick={(event) => !event.metaKey && !event.ctrlKey && !event.shiftKey && onOpen()}
      ref={isActive ? scrollIntoView : undefined}
      className="flex min-h-control flex-wrap items-baseline gap-x-3 border-l-4 border-transparent px-4 py-2 text-ink no-underline hover:bg-primary-tint aria-selected:border-primary aria-selected:bg-primary-tint"
    >
      <bdi className="font-medium">
        <Marked text={result.label} words={words} />
      </bdi>
      {withKind && <span className="text-muted">{paletteKindNouns[result.kind].one}</span>}
      {result.about && (
        <span className="text-muted">
          <Marked text={result.about} words={words} />
        </span>
      )}
    </Link>
  )
}

function scrollIntoView(element: HTMLElement | null) {
  element?.scrollIntoView({ block: 'nearest' })
}
