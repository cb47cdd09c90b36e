import type { Route } from 'next'
import { buttonClass } from '@/components/ui/button-class'
import { parametersIn } from '@/lib/lists/list-address'
import type { ListView } from '@/lib/lists/read-list'

const formats = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel workbook'],
  ['json', 'JSON'],
] as const

/** Takes what is shown out of the console: these filters, this order, these columns. */
export function ExportMenu({ view }: { view: ListView }) {
  const state = parametersIn(view, view.state)
  const href = (format: string) =>
    `/admin/exports/new?${new URLSearchParams([['list', view.list.name], ...state, ['format', format]])}` as Route
  return (
    <details className="relative">
      <summary className={`${buttonClass('secondary')} list-none`}>Export ▾</summary>
      <ul className="absolute right-0 z-20 mt-1 min-w-44 list-none rounded-control border border-line bg-surface py-1 shadow-lg max-sm:static max-sm:min-w-0">
        {formats.map(([format, label]) => (
          <li key={format}>
            <a
              href={href(format)}
              className="flex min-h-control items-center px-3 text-ink no-underline hover:bg-primary-tint"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
