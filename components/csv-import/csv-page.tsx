import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import type { CsvImport } from '@/lib/csv-import/queries'
import { csvEntityLabels } from '@/lib/csv-import/vocabulary'
import { formatBytes, formatCount } from '@/lib/format/numbers'

const steps = [
  { name: 'Upload', path: null },
  { name: 'How it is read', path: '/read' },
  { name: 'Columns', path: '/columns' },
  { name: 'Dry run', path: '/check' },
  { name: 'Import', path: '' },
] as const
export type CsvStep = 'read' | 'columns' | 'check' | 'result'
const stepNumbers: Record<CsvStep, number> = { read: 1, columns: 2, check: 3, result: 4 }

/** The frame of every step of an import: which file, where one is, and what has been done. */
export function CsvPage({ csv, step, children }: { csv: CsvImport; step: CsvStep; children: ReactNode }) {
  const rows = csv.rowCount === 1 ? '1 row' : `${formatCount(csv.rowCount)} rows`
  return (
    <>
      <PageHeader
        title={`Import of ${csvEntityLabels[csv.entity].toLowerCase()}`}
        about={
          <>
            <bdi className="wrap-anywhere">{csv.fileName}</bdi>, {formatBytes(csv.fileBytes)}, {rows}
          </>
        }
      />
      <CsvSteps csv={csv} current={stepNumbers[step]} />
      {children}
    </>
  )
}

/** Steps that can be gone back to are links. */
function CsvSteps({ csv, current }: { csv: CsvImport; current: number }) {
  const isOpen = (csv.state === 'uploaded' || csv.state === 'taken-back') && csv.filePath !== null
  const furthest = csv.import ? 4 : csv.columns ? 3 : csv.settings.dateOrder ? 2 : 1
  return (
    <nav aria-label="Steps of the import" className="mb-6">
      <ol className="flex flex-wrap gap-x-6 gap-y-1 border-b border-hairline">
        {steps.map(({ name, path }, at) => {
          const isLink = path !== null && at !== current && (at === 4 ? csv.import : isOpen && at <= furthest)
          const words = (
            <>
              <span className="tabular-nums">{at + 1}.</span> {name}
            </>
          )
          return (
            <li
              key={name}
              aria-current={at === current ? 'step' : undefined}
              className={`flex min-h-control items-center border-b-2 ${at === current ? 'border-primary font-semibold' : 'border-transparent text-muted'}`}
            >
              {isLink ? (
                <Link
                  href={`/admin/imports/csv/${csv.id}${path}` as Route}
                  prefetch={false}
                  className="py-2 text-primary"
                >
                  {words}
                </Link>
              ) : (
                <span className="py-2">{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
