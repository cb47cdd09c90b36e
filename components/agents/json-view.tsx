import type { ReactNode } from 'react'

const deepest = 12
const mostShown = 200

/** JSON as text that opens part by part; what it says is never run and never a link. */
export function JsonView({ label, value }: { label: string; value: unknown }) {
  if (isEmpty(value)) return <p className="text-muted">Nothing.</p>
  return (
    <div
      className="overflow-x-auto border-y border-hairline bg-surface px-4 py-3 font-mono text-sm"
      role="group"
      aria-label={label}
      tabIndex={0}
    >
      <Value value={value} depth={0} />
    </div>
  )
}

function Value({ value, depth }: { value: unknown; depth: number }): ReactNode {
  if (value === null) return <span className="text-muted">null</span>
  if (typeof value === 'string')
    return (
      <bdi className="wrap-anywhere whitespace-pre-wrap">
        {'“'}
        {value}
        {'”'}
      </bdi>
    )
  if (typeof value !== 'object') return <span className="text-primary">{String(value)}</span>
  const isList = Array.isArray(value)
  const entries = Object.entries(value)
  if (entries.length === 0) return <span className="text-muted">{isList ? '[]' : '{}'}</span>
  if (depth >= deepest) return <span className="wrap-anywhere">{JSON.stringify(value)}</span>
  return (
    <details open={depth < 2}>
      <summary className="cursor-pointer text-muted">
        {isList ? `List of ${entries.length}` : `${entries.length} ${entries.length === 1 ? 'field' : 'fields'}`}
      </summary>
      <ul className="border-l border-hairline pl-4">
        {entries.slice(0, mostShown).map(([name, part]) => (
          <li key={name} className="py-0.5">
            <span className="font-semibold">
              <bdi>{isList ? Number(name) + 1 : name}</bdi>:
            </span>{' '}
            <Value value={part} depth={depth + 1} />
          </li>
        ))}
        {entries.length > mostShown && <li className="text-muted">and {entries.length - mostShown} more</li>}
      </ul>
    </details>
  )
}

function isEmpty(value: unknown) {
  return value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)
}
