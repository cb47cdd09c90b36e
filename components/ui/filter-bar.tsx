import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass } from './button-class'

/** The filters of a list: a form that reads, so that they stand in the address and work without JavaScript. */
export function FilterBar({
  action,
  clearHref,
  hidden = {},
  children,
}: {
  action: string
  clearHref: Route | null
  hidden?: Record<string, string | undefined>
  children: ReactNode
}) {
  return (
    <form method="get" action={action} className="no-print mb-3 flex flex-wrap items-end gap-3">
      {Object.entries(hidden).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      <button type="submit" className={buttonClass('secondary')}>
        Apply
      </button>
      {clearHref && (
        <Link href={clearHref} prefetch={false} className={buttonClass('quiet')}>
          Clear
        </Link>
      )}
    </form>
  )
}

export function FilterSelect({
  name,
  label,
  value,
  options,
  any,
}: {
  name: string
  label: string
  value: string | undefined
  options: readonly (readonly [value: string, label: string])[]
  any: string
}) {
  return (
    <label className="block max-w-full">
      <span className="mb-1 block text-muted">{label}</span>
      <select
        name={name}
        defaultValue={value ?? ''}
        className="min-h-control max-w-full rounded-control border border-line bg-surface px-2"
      >
        <option value="">{any}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
