import type { Suggestion } from '@/lib/references/vocabulary'
import type { Suggestions } from './use-suggestions'

type Props = {
  id: string
  label: string
  noun: { one: string; many: string }
  found: Suggestions
  active: number
  onChoose: (suggestion: Suggestion) => void
}

/** What can be chosen, under the field; the mouse leaves the focus where it is. */
export function SuggestionList({ id, label, noun, found, active, onChoose }: Props) {
  return (
    <div
      onMouseDown={(event) => event.preventDefault()}
      className="absolute inset-x-0 top-full z-20 mt-1 max-h-80 overflow-y-auto rounded-control border border-line bg-surface shadow-lg"
    >
      <ul id={id} role="listbox" aria-label={label} className="list-none">
        {found.list.map((suggestion, index) => (
          <li
            key={suggestion.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            ref={index === active ? scrollIntoView : undefined}
            onClick={() => onChoose(suggestion)}
            className="cursor-pointer border-l-4 border-transparent px-3 py-2 hover:bg-primary-tint aria-selected:border-primary aria-selected:bg-primary-tint"
          >
            <bdi className="block font-medium">{suggestion.label}</bdi>
            <span className="block text-muted">{suggestion.about}</span>
          </li>
        ))}
      </ul>
      {found.list.length === 0 && <p className="px-3 py-2 text-muted">{emptyMessage(found, noun)}</p>}
    </div>
  )
}

export function emptyMessage({ of, failed }: Suggestions, { one, many }: Props['noun']) {
  if (failed) return `Suggestions do not come right now. Enter the id or the whole name of the ${one}.`
  return of === '' ? `Looking for ${many}…` : `No ${one} is called that.`
}

function scrollIntoView(element: HTMLLIElement | null) {
  element?.scrollIntoView({ block: 'nearest' })
}
