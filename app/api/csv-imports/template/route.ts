import type { NextRequest } from 'next/server'
import { currentViewer } from '@/lib/auth/session'
import { csvEntity } from '@/lib/csv-import/schema'
import { templateOf } from '@/lib/csv-import/template'
import { fileHeaders, refuse } from '@/lib/http/answers'

/** An empty file with the right columns, and one row that shows how they are filled. */
export async function GET(request: NextRequest) {
  const viewer = await currentViewer()
  if (!viewer) return refuse(401, 'Log in first.')
  const entity = csvEntity.catch('patients').parse(request.nextUrl.searchParams.get('entity'))
  if (viewer.role !== 'admin' || viewer.mustChangePassword) return refuse(404, 'Not found.')
  return new Response(templateOf(entity), { headers: fileHeaders('text/csv; charset=utf-8', `${entity}.csv`) })
}
