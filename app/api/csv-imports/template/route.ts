import type { NextRequest } from 'next/server'
import { currentViewer } from '@/lib/auth/session'
import { csvEntity } from '@/lib/csv-import/schema'
import { templateOf } from '@/lib/csv-import/template'

const noStore = { 'cache-control': 'private, no-store' }

/** An empty file with the right columns, and one row that shows how they are filled. */
export async function GET(request: NextRequest) {
  const viewer = await currentViewer()
  if (!viewer) return Response.json({ error: 'Log in first.' }, { status: 401, headers: noStore })
  const entity = csvEntity.catch('patients').parse(request.nextUrl.searchParams.get('entity'))
  if (viewer.role !== 'admin' || viewer.mustChangePassword)
    return Response.json({ error: 'Not found.' }, { status: 404, headers: noStore })
  return new Response(templateOf(entity), {
    headers: {
      ...noStore,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${entity}.csv"`,
    },
  })
}
