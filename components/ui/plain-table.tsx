import type { ReactNode } from 'react'

/** A short table of its own columns, which scrolls by itself where it is too wide. `head`: the cells of its first row. */
export function PlainTable({ caption, head, children }: { caption: string; head: ReactNode; children: ReactNode }) {
  return (
    <div
      className="overflow-x-auto border-y border-hairline bg-surface"
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <table className="w-full text-left">
        <caption className="visually-hidden">{caption}</caption>
        <thead className="border-b border-hairline bg-sunken">
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
