import { notFound, redirect } from 'next/navigation'
import type { Route } from 'next'
import type { CsvImport } from '@/lib/csv-import/queries'
import { getCsvImport } from '@/lib/csv-import/queries'
import type { Scope } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'

/** The import of an address, or not found. */
export async function openImport(scope: Scope, parameter: string): Promise<CsvImport | null> {
  return getCsvImport(scope, routeId(parameter))
}

/** For the steps before the import: those of a file that is in the records, or gone, lead to its result. */
export function requireOpenFile(csv: CsvImport | null): CsvImport & { filePath: string } {
  if (!csv) notFound()
  const { filePath } = csv
  if (!filePath || csv.state === 'importing' || csv.state === 'imported' || csv.state === 'discarded')
    redirect(`/admin/imports/csv/${csv.id}` as Route)
  return { ...csv, filePath }
}
