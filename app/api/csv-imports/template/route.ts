import type { NextRequest } from 'next/server'
import { csvEntity } from '@/lib/csv-import/schema'
import { templateOf } from '@/lib/csv-import/template'
import { fileHeaders } from '@/lib/http/answers'
import { fileForAdministrator } from '@/lib/http/file-for-administrator'

/** An empty file with the right columns, and one row that shows how they are filled. */
export async function GET(request: NextRequest) {
  const entity = csvEntity.catch('patients').parse(request.nextUrl.searchParams.get('entity'))
  return fileForAdministrator(
    { action: 'csv-imports.open', entity: 'csv_imports' },
    async () => new Response(templateOf(entity), { headers: fileHeaders('text/csv; charset=utf-8', `${entity}.csv`) }),
  )
}
