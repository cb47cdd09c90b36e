'use client'
import { buttonClass } from '@/components/ui/button-class'

export type Selecting = {
  form: string
  /** What can be done to the rows chosen. */
  bulk: { name: string; label: string }[]
  /** Which list, and how it is looked at. */
  hidden: [name: string, value: string][]
  noun: { one: string; many: string }
  /** How many rows there are altogether, in words: "1,204", "about 1,000,000". */
  matching: string
  hasMore: boolean
}

/**
 * Appears with the first row that is selected, which the style sheet sees, with or without script. Sends the ids of the
 * rows, or says that all that fit the filters are meant, to the page that previews what will change.
 */
export function SelectionBar({
  selecting: { form, bulk, hidden, noun, matching, hasMore },
  count,
}: {
  selecting: Selecting
  count: number | null
}) {
  const chosen = count === null ? 'Selected rows' : `${count} ${count === 1 ? noun.one : noun.many} selected`
  return (
    <>
      <p role="status" className="visually-hidden">
        {count ? chosen : ''}
      </p>
      <form
        id={form}
        action="/admin/jobs/new"
        aria-label="Selected rows"
        className="no-print sticky bottom-3 z-20 mx-auto mt-3 hidden w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-surface px-4 py-2 shadow-lg group-has-[[name=id]:checked]/list:flex"
      >
        {hidden.map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <span className="font-medium group-has-[[name=all]:checked]/list:hidden" aria-hidden={count !== null}>
          {chosen}
        </span>
        {hasMore && (
          <label className="inline-flex min-h-control items-center gap-2">
            <input type="checkbox" name="all" value="1" className="size-4" />
            All {matching} matching
          </label>
        )}
        <span className="flex flex-wrap gap-2">
          {bulk.map(({ name, label }) => (
            <button key={name} type="submit" name="action" value={name} className={buttonClass('secondary')}>
              {label}
            </button>
          ))}
        </span>
      </form>
    </>
  )
}
